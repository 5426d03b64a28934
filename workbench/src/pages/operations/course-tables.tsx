/**
 * Lessons, exercises and grading of a course.
 * @module
 */
import { nameOf } from 'vauban/browser';
import { EntryLinks } from '../../parts/entry-link.tsx';
import { Panel } from '../../parts/panel.tsx';
import { type Course, withIds } from './words.ts';

interface CourseTablesProps {
  readonly course: Course;
  /** The sum of all weights. */
  readonly weight: number | undefined;
}

export function CourseTables({ course, weight }: CourseTablesProps) {
  const lessons = withIds(course.lessons).toSorted((one, other) => (one.order ?? 0) - (other.order ?? 0));
  const exercises = withIds(course.exercises);
  const assessment = withIds(course.assessment);
  return (
    <>
      {lessons.length > 0 && (
        <Panel title="Lessons" flush className="wide">
          <table className="table">
            <thead>
              <tr>
                <th className="number">Order</th>
                <th>Lesson</th>
                <th className="number">Minutes</th>
                <th>Teaches</th>
                <th>Threats</th>
              </tr>
            </thead>
            <tbody>
              {lessons.map((lesson) => (
                <tr key={lesson.id}>
                  <td className="number">{lesson.order}</td>
                  <td>{nameOf(lesson)}</td>
                  <td className="number">{lesson.minutes}</td>
                  <td className="soft">
                    {[...(lesson.points ?? []), ...withIds(lesson.terms).map(nameOf)].join(', ')}
                  </td>
                  <td>
                    <EntryLinks addresses={(lesson.threats ?? []).map((threat) => `threats/${threat}`)} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Panel>
      )}
      {exercises.length > 0 && (
        <Panel title="Exercises" flush className="wide">
          <table className="table">
            <thead>
              <tr>
                <th>Exercise</th>
                <th className="number">Minutes</th>
                <th>Objective</th>
                <th>Components</th>
              </tr>
            </thead>
            <tbody>
              {exercises.map((exercise) => (
                <tr key={exercise.id}>
                  <td>{nameOf(exercise)}</td>
                  <td className="number">{exercise.minutes}</td>
                  <td className="soft">{exercise.objective}</td>
                  <td>
                    <EntryLinks addresses={(exercise.components ?? []).map((id) => `components/${id}`)} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Panel>
      )}
      {assessment.length > 0 && (
        <Panel
          title="Assessment"
          flush
          className="wide"
          aside={weight !== undefined && weight !== 100 && <span className="soft small">weights sum to {weight}</span>}
        >
          <table className="table">
            <thead>
              <tr>
                <th>What is assessed</th>
                <th className="number">Weight</th>
                <th>Parts</th>
              </tr>
            </thead>
            <tbody>
              {assessment.map((one) => (
                <tr key={one.id}>
                  <td>{nameOf(one)}</td>
                  <td className="number">{one.weight} %</td>
                  <td className="soft">{withIds(one.parts).map(nameOf).join(', ')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Panel>
      )}
    </>
  );
}
