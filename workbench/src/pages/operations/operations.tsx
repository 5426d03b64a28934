/**
 * Four views: detections, playbooks, scenarios, the course.
 * @module
 */
import { useOverview } from '../../data/use-workbench.tsx';
import { Switch } from '../../parts/tabs.tsx';
import { pick, useWhere } from '../../shell/where.ts';
import { CourseView } from './course-view.tsx';
import { Detections } from './detections.tsx';
import './operations.css';
import { Playbooks } from './playbooks.tsx';
import { Scenarios } from './scenarios.tsx';

type View = 'detections' | 'playbooks' | 'scenarios' | 'course';

const VIEWS: readonly View[] = ['detections', 'playbooks', 'scenarios', 'course'];

export function Operations() {
  const { model } = useOverview();
  const { page, query } = useWhere();
  const [collection = '', id = ''] = (query.get('select') ?? '').split('/');
  const wanted = query.get('view') ?? collection;
  const view = VIEWS.find((one) => one === wanted) ?? 'detections';
  const picked = collection === view ? id : undefined;
  const labels: Readonly<Record<View, string>> = {
    detections: `Detections ${model.detections.size}`,
    playbooks: `Playbooks ${model.playbooks.size}`,
    scenarios: `Scenarios ${model.scenarios.size}`,
    course: 'Course',
  };
  if (page === 'all') {
    return (
      <div className="operations printed-whole">
        <h1>Detect and respond</h1>
        <Detections picked={undefined} />
        {model.playbooks.size > 0 && <Playbooks picked={undefined} />}
        {model.scenarios.size > 0 && <Scenarios picked={undefined} />}
        {model.course !== undefined && <CourseView />}
      </div>
    );
  }
  return (
    <div className="operations">
      <div className="toolbar">
        <h1>Detect and respond</h1>
        <span className="grow" />
        <Switch
          label="What is shown"
          value={view}
          choices={VIEWS.map((value) => ({ value, label: labels[value] }))}
          onChange={(value) => pick({ view: value, select: undefined })}
        />
      </div>
      {view === 'detections' && <Detections picked={picked} />}
      {view === 'playbooks' && <Playbooks picked={picked} />}
      {view === 'scenarios' && <Scenarios picked={picked} />}
      {view === 'course' && <CourseView />}
    </div>
  );
}
