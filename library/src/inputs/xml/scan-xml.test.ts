/**
 * The quick reader of XML.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attributeOf } from './attribute-of.ts';
import { type ScannedElement, scanXml } from './scan-xml.ts';

function scan(text: string) {
  return scanXml({ name: 'x.xml', text });
}

function rootOf(text: string): ScannedElement {
  const scanned = scan(text);
  if (!('root' in scanned)) throw new Error(scanned.message);
  return scanned.root;
}

function refusalOf(text: string): string {
  const scanned = scan(text);
  return 'root' in scanned ? 'no problem' : scanned.message;
}

describe('scanXml', () => {
  it('reads elements by their local names, their texts without space around, and where they begin', () => {
    const scanned = scan('<?xml version="1.0"?>\n<a:r xmlns:a="u">\n  <a:b> one &amp; two </a:b><c/>\n</a:r>\n');
    if (!('root' in scanned)) throw new Error(scanned.message);
    expect(scanned.root.name).toBe('r');
    expect(scanned.root.children.map(({ name, text }) => [name, text])).toEqual([
      ['b', 'one & two'],
      ['c', ''],
    ]);
    expect(scanned.place(scanned.root.children[0]?.offset ?? 0)).toEqual({ line: 3, column: 3 });
    expect(scanned.documentType).toBeUndefined();
  });

  it('takes sections of plain text as they stand and leaves comments and instructions out', () => {
    expect(rootOf('<r>a<!-- <x> --><![CDATA[<&amp;>]]><?p q?>b</r>').text).toBe('a<&amp;>b');
  });

  it('decodes numbers of characters, but no entity that a file declares and no impossible character', () => {
    const text =
      '<!DOCTYPE r [<!ENTITY e "boom"><!ENTITY f SYSTEM "file:///etc/passwd">]><r>&#65;&#x42;&e;&f;&#0;&#xD800;&#x110000;</r>';
    expect(rootOf(text).text).toBe('AB&e;&f;&#0;&#xD800;&#x110000;');
    expect(scan(text)).toMatchObject({ documentType: 0 });
  });

  it('reads attributes by their local names when asked, and takes no namespace for one', () => {
    const root = rootOf(`<r i:type="b:List" xmlns:z="u" z:Id='i1' title="a &gt; b">x</r>`);
    expect(['type', 'Id', 'title', 'z', 'nothing'].map((name) => attributeOf(root, name))).toEqual([
      'b:List',
      'i1',
      'a > b',
      undefined,
      undefined,
    ]);
    expect(root.text).toBe('x');
  });

  it('says where a file is broken', () => {
    expect(refusalOf('')).toBe('Cannot read "x.xml" at 1:1: expected an element of XML, found none');
    expect(refusalOf('just words')).toBe('Cannot read "x.xml" at 1:1: expected an element of XML, found text');
    expect(refusalOf('<a>\n<b></a>')).toBe('Cannot read "x.xml" at 2:4: expected "</b>", found "</a>"');
    expect(refusalOf('<a></a></a>')).toBe('Cannot read "x.xml" at 1:8: expected no closing tag, found "</a>"');
    expect(refusalOf('<a/><b/>')).toBe('Cannot read "x.xml" at 1:5: expected one root element, found a second: "b"');
    expect(refusalOf('<a><b>')).toBe('Cannot read "x.xml" at 1:7: expected "</b>", found the end of the file');
    expect(refusalOf('<a x="')).toContain('expected the end of the tag');
    expect(refusalOf('<a><!-- ')).toContain('expected the end of the comment');
    expect(refusalOf('<a><![CDATA[ ')).toContain('expected the end of the plain text');
    expect(refusalOf('<!DOCTYPE a [ ')).toContain('expected the end of the document type');
    expect(refusalOf('<1a/>')).toContain('expected the name of an element');
    expect(refusalOf('<a>'.repeat(600))).toContain('expected at most 500 levels');
  });

  it('never throws, and a problem has a place in the file', () => {
    const pieces = fc.constantFrom(
      '<a>',
      '</a>',
      '<b',
      '/>',
      '>',
      '"',
      "'",
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '&',
      'x',
      '<!D',
      '[',
      ']',
      '<?',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
        const text = parts.join('');
        const scanned = scan(text);
        if ('root' in scanned) expect(text).toContain('<');
        else expect(scanned.at.column).toBeLessThanOrEqual(text.length + 1);
      }),
      { numRuns: 2000 },
    );
  });

  it('reads megabytes of pictures and of tags in a moment', () => {
    const picture = `<p>${'QUJD'.repeat(100_000)}</p>`.repeat(40);
    const tags = '<e i:type="t"><k>1</k><v>two</v></e>'.repeat(100_000);
    const start = performance.now();
    expect(rootOf(`<r>${picture}${tags}</r>`).children.length).toBe(100_040);
    expect(performance.now() - start).toBeLessThan(6000);
  });
});
