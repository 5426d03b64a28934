/**
 * What the analysis says around a threat: findings about it, and those it stands for.
 * @module
 */
import { useOverview } from '../../data/use-workbench.tsx';
import { LevelChip } from '../../parts/level-chip.tsx';
import { useExplained } from '../../parts/use-explained.ts';
import { href } from '../../shell/where.ts';
import { Section } from './side.tsx';

export function ThreatFindings({ id }: { readonly id: string }) {
  const { analysis } = useOverview();
  const own = analysis.findings.filter(({ about }) => about === `threats/${id}`);
  const absorbed = analysis.absorbed.filter(({ by, also = [] }) => by === id || also.includes(id));
  const explained = useExplained(absorbed.map(({ finding }) => finding));
  return (
    <>
      <Section title="Said about it" count={own.length}>
        <ul className="threats-list">
          {own.map((finding) => (
            <li key={finding.id} className="row between start">
              <a href={href('threats', { select: finding.id })}>{finding.message}</a>
              <LevelChip level={finding.severity} />
            </li>
          ))}
        </ul>
      </Section>
      <Section title="Findings it stands for" count={absorbed.length}>
        <ul className="threats-list">
          {absorbed.map(({ finding }) => (
            <li key={finding}>
              <a href={href('threats', { select: finding })}>{explained.get(finding)?.message ?? finding}</a>
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}
