import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readModel } from '../../model/files/read-model.ts';
import { glanceAt } from '../glance.ts';
import { fileOf, tryRead, tryWrite } from '../try-format.fixture.ts';
import { cellOf, textOfCell } from './cell.ts';
import { format } from './format.ts';
import { parseCsv } from './parse-csv.ts';
import { read } from './read.ts';
import { write } from './write.ts';

const SAMPLE = fileURLToPath(new URL('sample.csv', import.meta.url));
const MODELS = fileURLToPath(new URL('../../../../models/', import.meta.url));
const CONTEXT = { clock: '2026-01-31', attachment: () => undefined };

function readText(text: string) {
  return read(glanceAt(fileOf('register.csv', text)));
}

function looksLike(text: string): boolean {
  return format.looksLike(glanceAt(fileOf('any', text)));
}

describe('csv reads its sample', () => {
  it('with these counts and threats', async () => {
    const { counts, draft, problems } = await tryRead(format, SAMPLE);
    expect(problems).toEqual([]);
    expect(counts).toEqual({ threats: 5, mitigations: 3, rows: 5 });
    expect(draft?.['threats']?.['TK-1']).toMatchObject({
      title: 'Forged tickets',
      description: 'A tout prints a ticket, and sails.',
      stride: ['spoofing', 'tampering'],
      targets: ['components/gate', 'components/web-shop'],
      risk: { probability: 4, impact: 3 },
      level: 'high',
      owner: 'Gate team',
      controls: ['sign-every-ticket', 'check-at-the-gate'],
      references: { cwe: [347] },
    });
    expect(draft?.['threats']?.['TK-2']).toMatchObject({
      risk: { probability: 3, impact: 4 },
      references: { cwe: [311, 319] },
    });
    expect(draft?.['threats']?.['TK-3']).toMatchObject({ title: '=cmd is typed as a name' });
    expect(draft?.['threats']?.['TK-4']).not.toHaveProperty('risk');
    expect(draft?.['decisions']).toEqual({ 'TK-3': { treatment: 'accept', because: 'The register says "Accepted"' } });
    expect(Object.values(draft?.['controls'] ?? {})).toMatchObject([
      { status: 'planned' },
      { status: 'done' },
      { status: 'in-progress' },
    ]);
  });

  it('and says what it could not carry over', async () => {
    const { lost } = await tryRead(format, SAMPLE);
    expect(lost.map(({ message, count, at }) => `${at?.line} ${message} x${count}`)).toEqual([
      '1 the column "Found in" is kept, but says nothing to Vauban x1',
      '2 a register does not say what kind its components are: they are read as processes x2',
      '6 a value of the column "STRIDE Category" is kept, but has no word in the language x1',
      '6 a value of the column "Likelihood" is kept, but has no word in the language x1',
      '6 a value of the column "Impact (1-5)" is kept, but has no word in the language x1',
      '6 a value of the column "Severity" is kept, but has no word in the language x1',
      '6 the status of a threat without a mitigation is kept x1',
    ]);
  });

  it('and writes it again as it was', async () => {
    const { read: model } = await tryRead(format, SAMPLE);
    if (model === undefined) throw new Error('nothing was read');
    const { text, lost } = await write(model, CONTEXT);
    expect(text).toBe(
      readFileSync(SAMPLE, 'utf8')
        .replaceAll('\r\n', '\n')
        .replaceAll('\n', '\r\n')
        .replace('ticket\r\nCheck', 'ticket\nCheck'),
    );
    expect(lost).toEqual([]);
  });

  it('and writes over it what was changed', async () => {
    const { text } = await tryRead(format, SAMPLE);
    const changed = text
      .replace('level: high', 'level: low')
      .replace('owner: Gate team', 'owner: Nobody')
      .replace('title: Seats are sold twice', 'title: Seats twice');
    const lines = (await tryWrite(format, changed)).text.split('\r\n');
    expect(lines[1]).toContain(',low,');
    expect(lines[1]).toContain('Implemented,Nobody,Gate; Web shop,CWE-347,Workshop');
    expect(lines[5]).toContain('TK-5,Seats twice,,Tampering,1,5,Critical');
  });
});

describe('csv recognizes', () => {
  it.each([
    'ID;Threat;Severity\n1;A;low',
    'Title\tDescription\na\tb',
    '\ufeffid,description,owner\n1,a,b',
    'sep=;\nThreat;Mitigation\na;b',
  ])('a register %#', (text) => {
    expect(looksLike(text)).toBe(true);
  });
  it.each([
    '',
    'a,b\n1,2',
    '{"title": 1, "description": 2}',
    '| Title | Status |\n|---|---|',
    'title: x, description: y',
    'name',
    '# Title, Description',
    '<a/>',
    'import a, b',
  ])('no register in %j', (text) => {
    expect(looksLike(text)).toBe(false);
  });
});

describe('csv reads tables', () => {
  it('with semicolons, tabs, a first line that says what separates, and a mark', () => {
    for (const text of ['Threat;Impact\na;b', '\ufeffThreat\tImpact\na\tb', 'sep=;\r\nThreat;Impact\r\na;b']) {
      expect(parseCsv(text).rows.map(({ cells }) => cells)).toEqual([
        ['Threat', 'Impact'],
        ['a', 'b'],
      ]);
    }
  });

  it('with quotes, line breaks in cells and the line of each row', () => {
    const { rows, unclosed } = parseCsv('a,"b ""c""\nd",e\r\n\r\n,,\r\nf,,\ng');
    expect(rows).toEqual([
      { line: 1, cells: ['a', 'b "c"\nd', 'e'] },
      { line: 5, cells: ['f', '', ''] },
      { line: 6, cells: ['g'] },
    ]);
    expect(unclosed).toBeUndefined();
  });

  it('and gives back every text that is written into a cell', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.string({ unit: fc.constantFrom('=', '+', '@', "'", '"', ',', '\n', '\t', '\r', ' ', 'a', '-', '1', 'é') }),
          { minLength: 1, maxLength: 5 },
        ),
        (texts) => {
          fc.pre(texts.some((text) => text.trim() !== ''));
          const line = texts.map((text) => cellOf(text)).join(',');
          const [row] = parseCsv(`a,b,c,d,e,f\r\n${line}\r\n`).rows.slice(1);
          expect(row?.cells.map(textOfCell)).toEqual(texts);
          expect(row?.cells.some((cell) => /^[=+@\t\r]/.test(cell))).toBe(false);
        },
      ),
      { numRuns: 500, seed: 3 },
    );
  });
});

describe('csv takes what is broken', () => {
  it.each(['', 'a', ',,,', 'Owner,Status\nx,y', '\0\0\0'])('%j and refuses it with one problem', (text) => {
    const { draft, problems } = readText(text);
    expect(draft).toBeUndefined();
    expect(problems).toHaveLength(1);
    expect(problems[0]?.at).toEqual({ file: 'register.csv', line: 1, column: 1 });
  });

  it.each([
    ['Threat,Impact\n"open,3', 'a quote that is never closed: the rest of the file is one cell'],
    ['Threat,Impact\na,3,more', 'cells to the right of the last column are kept'],
    ['Threat,Impact\n,3', 'a row without a threat is left out'],
    ['Threat,Threat,Impact\na,b,3', 'the column "Threat" is kept, but says nothing to Vauban'],
    ['Threat,__proto__,constructor\na,b,c', 'the column "__proto__" is kept, but says nothing to Vauban'],
  ])('%j and says so', async (text, message) => {
    const { lost, draft } = await tryRead(format, fileOf('register.csv', text));
    expect(draft).toBeDefined();
    expect(lost.map((one) => one.message)).toContain(message);
  });

  it('such as the same id twice, and anything at all in a cell', async () => {
    const { draft } = await tryRead(format, fileOf('a.csv', 'ID,Threat,Level\n1,a,: {\n1,"b\u0001\u202e",#x\n'));
    expect(Object.keys(draft?.['threats'] ?? {})).toEqual(['n-1', 'n-1-2']);
  });

  it('and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        expect(readText(`Threat,Status,Mitigation\n${text}`).problems.length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 300, seed: 5 },
    );
  });

  it('and reads many rows in a short time', () => {
    const rows = Array.from(
      { length: 20_000 },
      (_, index) => `T${index},"Threat ${index}",Mitigation ${index % 50},Done`,
    );
    const start = performance.now();
    expect(readText(`ID,Threat,Mitigation,Status\n${rows.join('\n')}`).counts['threats']).toBe(20_000);
    expect(readText(`Threat,Impact\n"${'x\n'.repeat(2_000_000)}`).counts['rows']).toBe(1);
    expect(performance.now() - start).toBeLessThan(8000);
  });
});

describe.each(['virtengine', 'atlas', 'bitcoin-commons'])('csv writes the model %s', (name) => {
  it('as a register that gives the same register again', async () => {
    const model = await readModel(`${MODELS}${name}`);
    const { text } = await write(model, CONTEXT);
    const { counts, read: again } = await tryRead(format, fileOf('register.csv', text));
    expect(counts['threats']).toBe(model.model.threats.size);
    if (again === undefined) throw new Error('nothing was read');
    expect((await write(again, CONTEXT)).text).toBe(text);
    expect((await write(model, CONTEXT)).text).toBe(text);
  });

  it('in tables with a row for each entry', async () => {
    const model = await readModel(`${MODELS}${name}`);
    for (const part of ['controls', 'components', 'flows', 'assets'] as const) {
      const { rows } = parseCsv((await write(model, { ...CONTEXT, part })).text);
      expect([part, rows.length - 1]).toEqual([part, model.model[part].size]);
      expect(new Set(rows.map(({ cells }) => cells.length)).size).toBe(1);
    }
    expect(parseCsv((await write(model, { ...CONTEXT, part: 'risks' })).text).rows).toHaveLength(
      model.model.threats.size + 1,
    );
  });
});

describe('csv writes', () => {
  it('no formula, and says what has no place', async () => {
    const yaml =
      'system: { title: S }\nthreats: { T1: { title: "=1+1", level: high, impacts: [x] } }\nzones: { z: {} }\n';
    const { text, lost } = await tryWrite(format, yaml);
    expect(text.split('\r\n')[1]).toBe("T1,'=1+1,,,,,,,,high,,,,,,,,,");
    expect(lost.map(({ message, at }) => `${at?.line} ${message}`)).toEqual([
      '3 zones: one entry with no place in this format',
      '2 threats: "impacts" has no place in this format',
    ]);
  });
});
