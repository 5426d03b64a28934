import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { htmlText } from './html-text.ts';
import { inflate } from './inflate.ts';
import { readDrawio } from './read-drawio.ts';
import { styleOf } from './style.ts';

describe('inflate', () => {
  it('unpacks what was packed', async () => {
    const body = deflateRawSync(encodeURIComponent('<a b="ü %"/>')).toString('base64');
    expect(await inflate(`\n  ${body}\n`)).toEqual({ text: '<a b="ü %"/>' });
  });

  it('takes a body that is not percent-encoded', async () => {
    expect(await inflate(deflateRawSync('100% <a/>').toString('base64'))).toEqual({ text: '100% <a/>' });
  });

  it('stops at a bomb, whatever is behind it', async () => {
    const bomb = deflateRawSync(Buffer.alloc(50 * 1024 * 1024)).toString('base64');
    const start = performance.now();
    expect(await inflate(bomb)).toEqual({
      reason: expect.stringContaining('bytes in the body of the page, found more'),
    });
    expect(performance.now() - start).toBeLessThan(3000);
  });

  it('says why nothing was unpacked', async () => {
    expect(await inflate('ä')).toEqual({ reason: 'expected the body of the page in base64' });
    expect(await inflate('AAAA')).toEqual({ reason: 'expected the body of the page to be deflated' });
  });
});

describe('styleOf', () => {
  it('takes names, values and the shape apart', () => {
    const { names, values, shape } = styleOf('Ellipse;html=1; dashed=1 ;x=a=b;;');
    expect([...names]).toEqual(['ellipse']);
    expect(Object.fromEntries(values)).toEqual({ html: '1', dashed: '1', x: 'a=b' });
    expect(shape).toBe('ellipse');
    expect(styleOf('ellipse;shape=Cloud').shape).toBe('cloud');
    expect(styleOf('').shape).toBe('');
  });
});

describe('htmlText', () => {
  it.each([
    ['a<br>b', 'a b'],
    ['<div>a</div><p style="x">b</p>', 'a b'],
    ['a<b>b</b>c', 'abc'],
    ['&lt;b&gt; &amp;amp; &#65;&#x42; &unknown; &#xD800;', '<b> &amp; AB &unknown;'],
    ['<script>alert(1)</script>x<style>y', 'x'],
    ['1 < 2 and 3 > 2', '1 < 2 and 3 > 2'],
    ['a\u202Eb\u0007\u00A0c', 'ab c'],
  ])('makes %j to %j', (html, text) => expect(htmlText(html)).toBe(text));

  it('reads junk in time', () => {
    const start = performance.now();
    for (const part of ['<', '<!--', '<script', '&#', '<a ', '</']) htmlText(part.repeat(20_000));
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

describe('readDrawio', () => {
  it('keeps line ends and marks in what is written, and the places of what follows', async () => {
    const text = `<mxGraphModel><root>\n<mxCell id="a" value="x&#10;&#9;y&#34;&#38;amp;" vertex="1"/>\n<UserObject label="%Who%" Who="me" placeholders="1" id="b"><mxCell vertex="1"/></UserObject></root></mxGraphModel>`;
    const file = await readDrawio({ name: 'f', text });
    if ('message' in file) throw new Error(file.message);
    const cells = file.pages[0]?.cells ?? [];
    expect(cells.map(({ id, value, label, at }) => [id, value, label, at.line])).toEqual([
      ['a', 'x\n\ty"&amp;', 'x y"&amp;', 2],
      ['b', '%Who%', 'me', 3],
    ]);
  });
});
