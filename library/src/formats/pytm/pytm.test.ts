/**
 * The reader of pytm, against files of our own and the files of the corpus.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { glanceAt } from '../glance.ts';
import { CORPUS, expectedCounts, fileOf, hasCorpus, tryRead } from '../try-format.fixture.ts';
import { format } from './format.ts';

const SAMPLE = join(import.meta.dirname, 'sample.json');
const python = (text: string) => tryRead(format, fileOf('tm.py', text));
const values = <Value>(map: ReadonlyMap<string, Value> | undefined) => [...(map?.values() ?? [])];
const messages = (lost: readonly { message: string }[]) => lost.map(({ message }) => message);

describe('pytm', () => {
  it('reads boundaries, elements, flows, data and findings of its JSON', async () => {
    const { counts, read, problems } = await tryRead(format, SAMPLE);
    expect(problems).toEqual([]);
    expect(counts).toEqual({ components: 5, flows: 3, boundaries: 2, threats: 3, data: 3 });
    const model = read?.model;
    expect(model?.system.title).toBe('Lending desk');
    expect(values(model?.zones).map(({ id, inside }) => [id, inside])).toEqual([
      ['city-network', undefined],
      ['back-office', 'city-network'],
    ]);
    expect(
      values(model?.components).map(({ id, kind, zone, many, technology }) => [id, kind, zone, many, technology]),
    ).toEqual([
      ['reader', 'external', undefined, undefined, undefined],
      ['desk', 'process', 'back-office', undefined, ['debian']],
      ['loans', 'store', 'back-office', undefined, ['sql']],
      ['printers', 'process', undefined, true, undefined],
      ['recommender', 'process', undefined, undefined, undefined],
    ]);
    expect(model?.components.get('loans')?.outOfScope).toBe('Marked as not in scope in pytm');
    expect(model?.components.get('desk')?.references?.see).toEqual(['desk/main.py']);
    expect(model?.flows.get('asks')).toMatchObject({
      protocol: 'https',
      encryption: 'tls-1.3',
      description: 'At the screen',
    });
    expect(model?.flows.get('asks')?.facts?.get('second-factor')).toBe('yes');
    expect(model?.flows.get('asks')?.carries?.map(({ asset }) => asset)).toEqual(['opening-hours']);
    expect(model?.flows.get('looks-up')?.carries?.map(({ asset }) => asset)).toEqual(['card-number']);
    expect(model?.flows.get('looks-up')?.encryption).toBeUndefined();
    expect(values(model?.assets).map(({ id, tier, class: kind, at }) => [id, tier, kind, at])).toEqual([
      ['card-number', '2', 'personal-data', ['loans']],
      ['door-code', '1', 'credential', undefined],
      ['opening-hours', '3', undefined, undefined],
    ]);
    expect(values(model?.threats).map(({ id, level, targets, aka }) => [id, level, targets, aka])).toEqual([
      ['inp02-desk', 'critical', ['components/desk'], ['INP02']],
      ['inp02-loans', 'high', ['components/loans'], ['INP02']],
      ['de01-asks', 'low', ['flows/asks'], ['DE01']],
      ['inp01-desk', 'moderate', ['components/desk'], ['INP01']],
    ]);
    expect(model?.threats.get('inp02-desk')?.references).toMatchObject({
      cwe: ['120'],
      capec: ['100'],
      see: ['https://example.org/paper'],
    });
    expect(values(model?.controls).map(({ id, status, guards }) => [id, status, guards])).toEqual([
      ['hardened', 'done', ['components/desk', 'components/loans']],
      ['validates-input', 'done', ['components/desk']],
      ['several-factors', 'done', ['flows/asks']],
      ['mitigation-of-inp02', 'planned', ['components/desk', 'components/loans']],
      ['mitigation-of-de01', 'done', ['flows/asks']],
    ]);
    expect(values(model?.decisions).map(({ id, treatment, because }) => [id, treatment, because])).toEqual([
      ['inp02-loans', 'accept', 'pytm says "accepted, the disk is large"'],
      ['inp01-desk', 'not-applicable', 'Excluded in pytm by the assumption "The building is locked"'],
    ]);
    expect(values(model?.assumptions).map(({ title }) => title)).toEqual(['The building is locked']);
  });

  it('keeps what says nothing, and says so with its place', async () => {
    const { draft, lost, text } = await tryRead(format, SAMPLE);
    expect(lost.map(({ message, at }) => `${at?.line}: ${message}`)).toEqual([
      '58: "minTLSVersion" is what an element asks for, not what its flows have; it is kept',
      '57: elements: "port" is kept, but says nothing to Vauban',
      '60: elements: "authenticationScheme" is kept, but says nothing to Vauban',
      '61: elements: "usesCache" is kept, but says nothing to Vauban',
      '72: elements: "hasRAG" is kept, but says nothing to Vauban',
      '24: data: "processedBy" is kept; an asset lies only in the stores among them',
      '26: data: "isDestEncryptedAtRest" is kept, but says nothing to Vauban',
      '32: data: "credentialsLife" is kept, but says nothing to Vauban',
      '80: flows: "dstPort" is kept, but says nothing to Vauban',
      '86: flows: "isEncrypted" says that a flow is encrypted, not how; the question stays open',
      '94: flows: a flow without two ends that exist is kept with the system, not drawn',
      '104: findings: "likelihood" is kept, but says nothing to Vauban',
      '106: findings: "example" is kept, but says nothing to Vauban',
      '108: findings: "condition" is kept, but says nothing to Vauban',
      '9: assumptions: "exclude" is kept, but says nothing to Vauban',
      '4: the model: "isOrdered" is kept, but says nothing to Vauban',
      '7: the model: "threatsFile" is kept, but says nothing to Vauban',
    ]);
    const all = JSON.stringify(draft);
    for (const word of [
      'Lost',
      'HARDCODED',
      'threats.json',
      'A title of a million letters',
      'TLSv12',
      'SetOfProcesses',
    ]) {
      expect(all).toContain(word);
    }
    expect((await tryRead(format, SAMPLE)).text).toBe(text);
  });

  it('takes a default of the JSON for nothing said, and the same in Python for a no', async () => {
    const json = await tryRead(
      format,
      fileOf(
        'tm.json',
        '{"flows":[],"elements":[{"__class__":"Server","name":"a","usesCache":false,"OS":"","port":-1}]}',
      ),
    );
    expect(json.lost).toEqual([]);
    const { lost, draft } = await python('from pytm import *\na = Server("a", usesCache=False)');
    expect(messages(lost)).toEqual(['elements: "usesCache" is kept, but says nothing to Vauban']);
    expect(JSON.stringify(draft)).toContain('\\"usesCache\\":false');
  });

  it('recognizes its files', () => {
    const looks = (text: string) => format.looksLike(glanceAt(fileOf('x', text)));
    expect(looks(readFileSync(SAMPLE, 'utf8'))).toBe(true);
    expect(looks('#!/usr/bin/env python3\nfrom pytm import TM')).toBe(true);
    expect(looks('import pytm\n')).toBe(true);
    expect(looks('from pytm.pytm import (\n  TM,\n)')).toBe(true);
    expect(looks('{"elements":[],"flows":[],"isOrdered":false}')).toBe(true);
    expect(looks('{"elements":[{"name":"a"}],"flows":[{"source":"a","sink":"b"}]}')).toBe(true);
    expect(looks('# Notes\n```python\nfrom pytm import TM\n```')).toBe(false);
    expect(looks('{"elements":[{"id":1}],"flows":[{"from":"a"}]}')).toBe(false);
    expect(looks('{"nodes":[]}')).toBe(false);
    expect(looks('import pytmx')).toBe(false);
    expect(looks('')).toBe(false);
  });
});

describe('pytm in Python', () => {
  it('reads objects whose attributes are set one by one', async () => {
    const { counts, read, lost } = await python(`#!/usr/bin/env python3
from pytm import (
    TM, Actor, Boundary, Classification, Data, Dataflow, Datastore, DatastoreType, Server, TLSVersion,
)

tm = TM("Ferry tickets")
tm.description = """Sells tickets
for a ferry"""
tm.isOrdered = True

shore = Boundary("Shore")
ship = Boundary("Ship")
ship.inBoundary = shore

guest = Actor("Guest")
guest.inBoundary = shore
web = Server("Ticket office")
web.inBoundary = ship
web.controls.isHardened = True
web.controls.sanitizesInput = False
db = Datastore("Tickets")
db.inBoundary = ship
db.type = DatastoreType.SQL

name = Data("Name of the guest", classification=Classification.SENSITIVE)
name.isPII = True

buy = Dataflow(guest, web, "Buy a ticket")
buy.protocol = "HTTPS"
buy.tlsVersion = TLSVersion.TLSv12
buy.data = name
buy.note = ("Once "
            "a trip")
write = Dataflow(web, db, "Write")

if __name__ == "__main__":
    tm.process()
`);
    expect(counts).toEqual({ components: 3, flows: 2, boundaries: 2, threats: 0, data: 1 });
    const model = read?.model;
    expect(model?.system).toMatchObject({ title: 'Ferry tickets', description: 'Sells tickets\nfor a ferry' });
    expect(values(model?.components).map(({ id, kind, zone }) => [id, kind, zone])).toEqual([
      ['guest', 'external', 'shore'],
      ['ticket-office', 'process', 'ship'],
      ['tickets', 'store', 'ship'],
    ]);
    expect(model?.zones.get('ship')?.inside).toBe('shore');
    expect(model?.flows.get('buy-a-ticket')).toMatchObject({
      from: 'guest',
      to: 'ticket-office',
      protocol: 'https',
      encryption: 'tls-1.2',
      description: 'Once a trip',
    });
    expect(model?.flows.get('buy-a-ticket')?.carries?.map(({ asset }) => asset)).toEqual(['name-of-the-guest']);
    expect(model?.assets.get('name-of-the-guest')).toMatchObject({ tier: '2', class: 'personal-data' });
    expect(values(model?.controls).map(({ id, guards }) => [id, guards])).toEqual([
      ['hardened', ['components/ticket-office']],
    ]);
    expect(messages(lost)).toEqual([
      'elements: "sanitizesInput" is kept, but says nothing to Vauban',
      'the model: "isOrdered" is kept, but says nothing to Vauban',
    ]);
  });

  it('reads objects that say everything when they are made, under other names too', async () => {
    const { counts, read } = await python(`import pytm
from pytm import Server as S, Controls

tm = pytm.TM(name="Bakery", description='Bread')
street = pytm.Boundary("Street"); shop = pytm.Boundary("Shop", inBoundary=street)
baker = pytm.ExternalEntity("Baker", inBoundary=shop)
oven = S(name="Oven", inBoundary=shop, controls=Controls(usesMFA=True), OS="VxWorks")
pytm.Dataflow(source=baker, sink=oven, name="Dough", protocol="hand")
pytm.Dataflow(oven, pytm.Datastore("Shelf"), "Bread")
tm.process()
`);
    expect(counts).toMatchObject({ components: 3, flows: 2, boundaries: 2 });
    expect(values(read?.model.flows).map(({ from, to }) => [from, to])).toEqual([
      ['baker', 'oven'],
      ['oven', 'shelf'],
    ]);
    expect(read?.model.components.get('oven')?.technology).toEqual(['vxworks']);
    expect(read?.model.controls.get('several-factors')?.guards).toEqual(['components/oven']);
  });

  it('follows loops over lists that only set attributes', async () => {
    const { read, lost } = await python(`from pytm import *
lan = Boundary("LAN")
a, b = Server("A"), Server("B")
c = Lambda("C")
machines = [a, b]
for machine in machines:
    machine.inBoundary = lan
    machine.isHardened = True
for machine in (c,): machine.inBoundary = a.inBoundary
for machine in machines: print(machine.name)
flow = Dataflow(a, b, "x")
secret = Data("S")
flow.data = [secret]
flow.data.append(Data("T"))
a.sourceFiles.append("a.go")
flow.levels = {1, 2}
`);
    const model = read?.model;
    expect(values(model?.components).map(({ id, zone }) => [id, zone])).toEqual([
      ['a', 'lan'],
      ['b', 'lan'],
      ['c', 'lan'],
    ]);
    expect(model?.controls.get('hardened')?.guards).toEqual(['components/a', 'components/b']);
    expect(model?.flows.get('x')?.carries?.map(({ asset }) => asset)).toEqual(['s', 't']);
    expect(model?.components.get('a')?.references?.see).toEqual(['a.go']);
    expect(messages(lost)).toEqual(['flows: "levels" is kept, but says nothing to Vauban']);
  });

  it('keeps two elements with the same name apart, and reads findings and assumptions', async () => {
    const { counts, read, lost } =
      await python(`from pytm import TM, Server, Process, Dataflow, Finding, Assumption, Data
tm = TM("Twins")
tm.assumptions = [Assumption("Trusted staff", exclude=["AC01"], description="They are")]
one = Server("Twin")
two = Server("Twin")
talk = Dataflow(one, two, "Talk")
back = Dataflow(two, one, "Talk")
back.responseTo = talk
back.findings = [
    Finding(description="Somebody listens", details="At the door", severity="HIGH",
            threat_id="X1", references="CWE-319", mitigations="Whisper", response="transferred to the builder"),
]
Finding(two, description="It falls over", severity=5)
one.overrides = [Finding(threat_id="INP02", response="accepted")]
secret = Data(name="Secret", classification="TOP_SECRET", traverses=[talk], processedBy=[one, two], isStored=True)
`);
    expect(counts).toEqual({ components: 2, flows: 2, boundaries: 0, threats: 2, data: 1 });
    const model = read?.model;
    expect(values(model?.flows).map(({ id, from, to }) => [id, from, to])).toEqual([
      ['talk', 'twin', 'twin-2'],
      ['talk-2', 'twin-2', 'twin'],
    ]);
    expect(model?.flows.get('talk')?.carries?.map(({ asset }) => asset)).toEqual(['secret']);
    expect(model?.flows.get('talk-2')?.carries).toBeUndefined();
    expect(values(model?.threats).map(({ title, targets, level }) => [title, targets, level])).toEqual([
      ['Somebody listens', ['flows/talk-2'], 'high'],
      ['It falls over', ['components/twin-2'], 'critical'],
    ]);
    expect(values(model?.decisions).map(({ treatment }) => treatment)).toEqual(['transfer']);
    expect(values(model?.assumptions).map(({ title, description }) => [title, description])).toEqual([
      ['Trusted staff', 'They are'],
    ]);
    expect(messages(lost)).toEqual([
      'elements: "overrides" is kept, but says nothing to Vauban',
      'data: "processedBy" is kept; an asset lies only in the stores among them',
      'flows: "responseTo" is kept, but says nothing to Vauban',
      'assumptions: "exclude" is kept, but says nothing to Vauban',
    ]);
  });

  it('leaves out what would have to be computed, and says so', async () => {
    const { counts, read, lost } = await python(`from pytm import TM, Server, Actor, Dataflow, Threat
import os
"""Server("in a text") is not made"""
def label(x):
    return x.upper()
tm = TM(f"Model of {os.getcwd()}")
tm.description = label("a")
a = Actor("A", description="x" if os else "y")
b = Server("B")
Dataflow(a, unknown, "nowhere")
unknown.inBoundary = b
own = Threat(SID="mine")
b.harden()
try:
    import extra
except ImportError:
    pass
while False:
    print("no")
`);
    expect(counts).toMatchObject({ components: 2, flows: 1 });
    expect(read?.model.system.title).toBe('Threat model without a name');
    expect(lost.map(({ message, count, at }) => [message, count, at?.line])).toEqual([
      ['a value that would have to be computed is left out', 4, 6],
      ['an assignment to something that is not known is left out', 1, 11],
      ['a statement that would have to be run is left out', 1, 13],
      ['a threat of its own is a rule of pytm; it is left out', 1, 12],
      ['flows: a flow without two ends that exist is kept with the system, not drawn', 1, 10],
    ]);
  });

  it.each([
    ['a function', 'def build():\n    return Server("A")\nbuild()', '2:1', '"def" that makes elements'],
    ['a loop', 'for n in ["a", "b"]:\n    Server(n)', '2:1', 'a loop that makes elements'],
    ['a list made of a list', 'x = [Server(n) for n in "abc"]', '2:6', 'an expression that makes several elements'],
    ['a condition', 'a = Server("A")\nif today:\n    a.isHardened = True', '3:1', '"if" that changes elements'],
    ['a class of its own', 'class Kiosk(Server):\n    pass', '2:1', 'a class of its own'],
    ['a choice', 'a = Server("A") if b else Actor("A")', '2:5', 'an expression that makes several elements'],
    [
      'a loop over anything',
      'a = Server("A")\nfor x in everything():\n    x.isHardened = True',
      '3:1',
      'a loop over something that has to be computed',
    ],
    [
      'a loop with a condition',
      'a = Server("A")\nfor x in [a]:\n    if x:\n        x.OS = "b"',
      '3:1',
      'a loop with conditions',
    ],
    ['nothing', 'print("a")', '1:1', undefined],
  ])('refuses %s with one problem and a hint', async (_, text, place, what) => {
    const { draft, problems } = await python(`from pytm import TM, Actor, Server\n${text}\n`);
    expect(draft).toBeUndefined();
    const reason =
      what === undefined
        ? 'expected elements of pytm, found none'
        : `expected elements that are only described, found ${what}`;
    expect(problems.map(({ message, hint }) => [message, hint])).toEqual([
      [
        `Cannot read "tm.py" at ${place}: ${reason}`,
        'Run "python tm.py --json" where you trust the file, and import what it prints',
      ],
    ]);
  });
});

describe('pytm with bad files', () => {
  it.each([
    ['nothing', ''],
    ['a list', '[1]'],
    ['broken JSON', '{"elements": ['],
    ['JSON of something else', '{"a": 1}'],
    ['a text that never ends', 'from pytm import TM\ntm = TM("x'],
    ['a program', 'from pytm import TM\nx = = 1'],
    ['null characters', 'from pytm import TM\0'],
  ])('refuses %s with one problem', async (_, text) => {
    const { draft, problems } = await tryRead(format, fileOf('bad', text));
    expect(draft).toBeUndefined();
    expect(problems.length).toBe(1);
  });

  it.each([
    [
      'values of wrong kinds',
      '{"elements":[null,5,{"name":{"a":1},"controls":7,"inBoundary":[]},{"__class__":["x"]}],"flows":{"source":1},"data":"x","boundaries":[[]],"findings":[{"severity":{},"references":5}]}',
      2,
    ],
    [
      'zones in a circle',
      '{"elements":[{"name":"a","inBoundary":"x"}],"boundaries":[{"name":"x","inBoundary":"y"},{"name":"y","inBoundary":"x"},{"name":"z","inBoundary":"z"}]}',
      1,
    ],
    [
      'names of JavaScript',
      '{"elements":[{"__class__":"constructor","name":"__proto__"},{"__class__":"toString","name":"constructor"}],"flows":[{"source":"__proto__","sink":"constructor","tlsVersion":"TLSVersion.constructor"}]}',
      2,
    ],
    [
      'no list of elements',
      '{"flows":[],"actors":[{"name":"a"}],"assets":[{"__class__":"Datastore","name":"b","findings":[{"description":"c"}]}]}',
      2,
    ],
    ['nulls', '{"elements":null,"flows":null,"boundaries":null,"data":null,"findings":null,"name":null}', 0],
    [
      'the same name twice',
      '{"elements":[{"name":"a"},{"name":"a"},{"__class__":"Boundary","name":"b"}],"flows":[]}',
      2,
    ],
    ['markup', '{"elements":[{"name":"<script>alert(1)</script>\\u0000\\u202e"}],"flows":[]}', 1],
  ])('takes %s', async (_, text, components) => {
    const { draft, counts } = await tryRead(format, fileOf('odd.json', text));
    expect(draft).toBeDefined();
    expect(counts['components']).toBe(components);
  });

  it('counts a circle of zones as lying nowhere', async () => {
    const { lost } = await tryRead(
      format,
      fileOf(
        'a.json',
        '{"elements":[],"isOrdered":false,"boundaries":[{"name":"x","inBoundary":"y"},{"name":"y","inBoundary":"x"}],"flows":[]}',
      ),
    );
    expect(messages(lost)).toEqual(['boundaries: one that lies in itself lies nowhere']);
  });

  it.each([
    [
      'a list that doubles',
      `from pytm import *\na = Server("a")\na.data = [1, 2]\n${'a.data.extend(a.data)\n'.repeat(60)}`,
    ],
    [
      'lists of lists',
      `from pytm import *\na = Server("a")\nx = [1]\n${'x = [x, x, x, x, x, x, x, x]\n'.repeat(30)}a.data = x\n`,
    ],
    [
      'loops in loops',
      `from pytm import *\na = Server("a")\nx = [${'a,'.repeat(1000)}]\nfor b in x:\n  for c in x:\n    for d in x:\n      d.OS = "z"\n`,
    ],
    ['deep members', `from pytm import *\na = Server("a")\na${'.controls'.repeat(10_000)} = 1\n`],
    [
      'an object in itself',
      'from pytm import *\na = Server("a")\na.inBoundary = a\na.x = [a]\na.controls.x = a.controls\na.findings = [a]\n',
    ],
  ])('survives %s', async (_, text) => {
    const start = performance.now();
    await python(text);
    expect(performance.now() - start).toBeLessThan(5000);
  });

  it('reads many elements in a moment, and survives every cut', async () => {
    const many = 5000;
    const lines = Array.from(
      { length: many },
      (_, index) => `s${index} = Server("same")\nFinding(s${index}, description="d", mitigations="m")`,
    );
    const start = performance.now();
    const read = await format.loadRead?.();
    const imported = await read?.(glanceAt(fileOf('tm.py', `from pytm import *\n${lines.join('\n')}\n`)), {
      open: () => undefined,
    });
    expect(imported?.counts).toMatchObject({ components: many, threats: many });
    expect(performance.now() - start).toBeLessThan(8000);
    const sample = readFileSync(SAMPLE, 'utf8');
    for (let end = 0; end < sample.length; end += 97) await tryRead(format, fileOf('cut.json', sample.slice(0, end)));
  });
});

describe.skipIf(!hasCorpus)('pytm on real files', () => {
  it.each(expectedCounts('pytm'))('counts what is in $path', async ({ path, counts }) => {
    const tried = await tryRead(format, join(CORPUS, path));
    expect(tried.counts).toMatchObject(counts);
    expect(tried.problems).toEqual([]);
  });
});
