import { describe, expect, it } from 'vitest';
import { imageReference } from './image-reference.ts';
import { readDockerfile } from './read-dockerfile.ts';

const DIGEST = `sha256:${'ab'.repeat(32)}`;

describe('readDockerfile', () => {
  it('reads stages, bases and what each does', () => {
    const read = readDockerfile(
      `# syntax=docker/dockerfile:1
ARG VERSION=20
ARG MISSING
FROM --platform=linux/amd64 node:\${VERSION}-slim AS Build
RUN --mount=type=cache,target=/root npm ci \\
    # a comment between
    && npm run build
FROM gcr.io/base@${DIGEST}
COPY --from=build --chown=1 /a /b /app/
ADD --checksum=${DIGEST} https://example.com/x /x
ENV A=1 B="two words" C='3'
ENV OLD the rest
ARG TOKEN
EXPOSE 80 443/tcp 8000-8010/udp
USER 1000:1000
CMD ["node", "server.js"]
from build
`,
      'Dockerfile',
    );
    expect(read.problems).toEqual([]);
    expect(read.syntax).toBe('docker/dockerfile:1');
    expect(read.arguments.map(({ name, value }) => [name, value])).toEqual([
      ['VERSION', '20'],
      ['MISSING', undefined],
    ]);
    const [build, run, last] = read.stages;
    expect(build).toMatchObject({
      name: 'build',
      line: 4,
      platform: 'linux/amd64',
      image: { repository: 'library/node', tag: '20-slim' },
    });
    expect(build?.runs).toMatchObject([
      { text: 'npm ci && npm run build', line: 5, flags: ['mount=type=cache,target=/root'] },
    ]);
    expect(run).toMatchObject({
      image: { registry: 'gcr.io', digest: DIGEST },
      copies: [
        { keyword: 'COPY', from: 'build', sources: ['/a', '/b'], to: '/app/' },
        { keyword: 'ADD', sources: ['https://example.com/x'], checksum: DIGEST },
      ],
      exposed: [
        { from: 80, to: 80, protocol: 'tcp' },
        { from: 443, protocol: 'tcp' },
        { from: 8000, to: 8010, protocol: 'udp' },
      ],
      users: [{ text: '1000:1000', line: 15 }],
      command: { words: ['node', 'server.js'] },
    });
    expect(run?.environment.map(({ name, value }) => `${name}=${value}`)).toEqual([
      'A=1',
      'B=two words',
      'C=3',
      'OLD=the rest',
    ]);
    expect(run?.arguments).toEqual([{ name: 'TOKEN', value: undefined, line: 13 }]);
    expect(last).toMatchObject({ parent: 0, image: undefined });
  });

  it('takes here-documents in, and no instruction from inside them', () => {
    const { stages, problems } = readDockerfile(
      'FROM a\nRUN <<EOF cat && echo "<<NOT"\nUSER root\n\tEOF\nEOF\nCOPY <<-\'A\' <<B /x/\n\tone\n\tA\ntwo\nB\nUSER app\nRUN echo $((1<<2))\n',
      'Dockerfile',
    );
    expect(problems).toEqual([]);
    expect(stages[0]?.runs.map(({ text }) => text)).toEqual([
      '<<EOF cat && echo "<<NOT"\nUSER root\n\tEOF',
      'echo $((1<<2))',
    ]);
    expect(stages[0]?.copies).toMatchObject([{ sources: ['<<A', '<<B'], to: '/x/' }]);
    expect(stages[0]?.users).toEqual([{ text: 'app', line: 11 }]);
  });

  it('continues lines by the character the directive names', () => {
    const { stages } = readDockerfile('# escape=`\r\nFROM a\r\nRUN dir `\r\n  c:\\\r\nUSER b\r\n', 'Dockerfile');
    expect(stages[0]?.runs[0]?.text).toBe('dir c:\\');
    expect(stages[0]?.users[0]?.line).toBe(5);
  });

  it('gives problems for what is no Dockerfile, and ends', () => {
    expect(readDockerfile('hello world', 'Dockerfile').problems.map(({ message }) => message)).toEqual([
      'Cannot read "Dockerfile" at 1:1: expected an instruction, found "hello"',
      'Cannot read "Dockerfile" as a Dockerfile: expected an instruction FROM',
    ]);
    expect(readDockerfile('FROM a\nRUN <<EOF\nx', 'Dockerfile').problems[0]?.message).toMatch(/end "EOF"/);
    expect(readDockerfile('x'.repeat(5_000_000), 'Dockerfile').problems[0]?.message).toMatch(/at most 4194304/);
    expect(readDockerfile(`FROM a\nRUN ${'\\\n'.repeat(100_000)}`, 'Dockerfile').stages).toHaveLength(1);
    expect(readDockerfile('', 'Dockerfile').stages).toEqual([]);
  });
});

describe('imageReference', () => {
  it.each([
    ['nginx', ['docker.io', 'library/nginx', undefined]],
    ['team/app:1.2', ['docker.io', 'team/app', '1.2']],
    ['localhost:5000/app', ['localhost:5000', 'app', undefined]],
    ['registry.example.com:443/a/b:c', ['registry.example.com:443', 'a/b', 'c']],
  ])('takes %s apart', (written, expected) => {
    const { registry, repository, tag } = imageReference(written);
    expect([registry, repository, tag]).toEqual(expected);
  });

  it('takes only a whole digest for a digest', () => {
    expect(imageReference(`a:1@${DIGEST}`)).toMatchObject({ tag: '1', digest: DIGEST, isPartial: false });
    expect(imageReference('a@sha256:abc123').digest).toBeUndefined();
    expect(imageReference(`a:\${TAG}`).isPartial).toBe(true);
  });
});
