/**
 * What is taught from this model.
 * @module
 */
import { useOverview } from '../../data/use-workbench.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Panel } from '../../parts/panel.tsx';
import { href } from '../../shell/where.ts';
import { CourseTables } from './course-tables.tsx';
import { minuteWords } from './words.ts';

export function CourseView() {
  const { model, analysis } = useOverview();
  const { course } = model;
  if (course === undefined) {
    return (
      <Empty title="Nothing is taught from this model yet">
        <p>A course has lessons and exercises that point to threats, components and diagrams of the model:</p>
        <pre className="operations-sample">{`course:
  title: Threat modeling for operators
  lessons:
    basics: { order: 1, minutes: 60, points: [What can go wrong] }`}</pre>
        <a href={href('source')}>Write it in the source</a>
      </Empty>
    );
  }
  const {
    title,
    description,
    audience = [],
    prerequisites = [],
    duration,
    pass,
    objectives = [],
    awards = [],
  } = course;
  const lists = [
    ['Afterwards one can', objectives],
    ['For', audience],
    ['Before it', prerequisites],
    ['For passing', awards],
  ] as const;
  const figures = analysis.course;
  return (
    <div className="operations-course">
      <Panel
        title={title ?? 'Course'}
        className="wide"
        aside={
          <a className="small" href={href('source', { at: 'course' })}>
            Show in the source
          </a>
        }
      >
        <div className="stack">
          {description !== undefined && <p>{description}</p>}
          <p className="soft">
            {[
              duration !== undefined && `lasts ${duration}`,
              figures !== undefined && `${minuteWords(figures.minutes)} of lessons`,
              figures !== undefined && `${minuteWords(figures.exerciseMinutes)} of exercises`,
              pass !== undefined && `passed with ${pass} %`,
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </div>
      </Panel>
      <CourseTables course={course} weight={figures?.weight} />
      {lists
        .filter(([, items]) => items.length > 0)
        .map(([heading, items]) => (
          <Panel key={heading} title={heading}>
            <ul className="operations-plain">
              {items.map((item) => (
                <li key={item}>{item}</li>
              ))}
            </ul>
          </Panel>
        ))}
    </div>
  );
}
