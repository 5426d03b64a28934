/**
 * Tables of the other parts of a model.
 * @module
 */
import type { WrittenModel } from '../format.ts';
import type { Carried } from '../unplaced.ts';
import type { Sheet } from './write.ts';

const COMMON = ['title', 'description', 'owner', 'ticket'];

/** What a table carries, by collection. */
export function carriedBy(part: string, isImported: boolean): Carried {
  if (part === 'threats') {
    const threats = [
      ...COMMON,
      'because',
      'stride',
      'targets',
      'asset',
      'actors',
      'risk',
      'level',
      'priority',
      'controls',
      'references',
    ];
    const named = ['title', 'kind'];
    const elements = isImported ? { components: named, assets: named, actors: named } : {};
    return {
      threats,
      system: ['title'],
      controls: ['title', 'status'],
      decisions: ['treatment', 'because'],
      ...elements,
    };
  }
  if (part === 'risks')
    return { threats: ['title', 'risk', 'level', 'priority'], decisions: ['treatment', 'until', 'because'] };
  return { [part]: [...COMMON, ...(KEYS[part] ?? []).map(([key]) => key)] };
}

type Cell = readonly [key: string, title: string];

/** Columns of each table: the key of an entry and its title. */
const KEYS: Readonly<Record<string, readonly Cell[]>> = {
  controls: [
    ['status', 'Status'],
    ['strategy', 'Strategy'],
    ['layer', 'Layer'],
    ['effectiveness', 'Effectiveness'],
    ['guards', 'Guards'],
    ['against', 'Against'],
    ['part-of', 'Part of'],
  ],
  components: [
    ['kind', 'Kind'],
    ['zone', 'Zone'],
    ['part-of', 'Part of'],
    ['technology', 'Technology'],
    ['tags', 'Tags'],
    ['out-of-scope', 'Out of scope'],
  ],
  flows: [
    ['from', 'From'],
    ['to', 'To'],
    ['both-ways', 'Both ways'],
    ['carries', 'Carries'],
    ['protocol', 'Protocol'],
    ['authentication', 'Authentication'],
    ['encryption', 'Encryption'],
    ['phase', 'Phase'],
  ],
  assets: [
    ['tier', 'Tier'],
    ['class', 'Class'],
    ['at', 'At'],
    ['part-of', 'Part of'],
    ['protection', 'Protection'],
  ],
};

/** Writes a part as a table. */
export function tableOf(source: WrittenModel, part: string): Sheet {
  if (part === 'risks') return risksOf(source);
  const keys = KEYS[part] ?? [];
  const ids = idsOf(source, part);
  const cell = (id: string, key: string): string => shown(source.raw([part, id, key]));
  return {
    columns: ['ID', 'Title', 'Description', ...keys.map(([, title]) => title), 'Owner', 'Ticket'],
    rows: ids.map((id) => [
      id,
      ...['title', 'description', ...keys.map(([key]) => key), 'owner', 'ticket'].map((key) => cell(id, key)),
    ]),
  };
}

function idsOf(source: WrittenModel, part: string): readonly string[] {
  const raw = source.raw([part]);
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw) ? Object.keys(raw) : [];
}

/** A value of the files as one cell: lists with semicolons, entries of lists by what they name. */
function shown(raw: unknown): string {
  if (raw === undefined || raw === null) return '';
  if (Array.isArray(raw)) return raw.map(shown).join('; ');
  if (typeof raw !== 'object') return String(raw);
  return shown(Object.values(raw)[0]);
}

function risksOf({ model }: WrittenModel): Sheet {
  const threats = [...model.threats.values()];
  const axes = [...new Set(threats.flatMap(({ risk }) => [...(risk?.axes.keys() ?? [])]))];
  return {
    columns: [
      'ID',
      'Title',
      ...axes.map((axis) => `${axis[0]?.toUpperCase() ?? ''}${axis.slice(1)}`),
      'Rated',
      'CVSS',
      'Level',
      'Priority',
      'Decision',
      'Until',
      'Reason',
    ],
    rows: threats.map((threat) => {
      const decision = model.decisions.get(threat.id);
      return [
        threat.id,
        threat.title ?? '',
        ...axes.map((axis) => threat.risk?.axes.get(axis) ?? ''),
        threat.risk === undefined ? '' : (threat.risk.rated ?? model.system.rated ?? 'before'),
        threat.risk?.vector ?? '',
        threat.level ?? '',
        threat.priority === undefined ? '' : String(threat.priority),
        decision?.treatment ?? '',
        decision?.until ?? '',
        decision?.because ?? '',
      ];
    }),
  };
}
