/**
 * The two pictures of Threat Composer: those that came, and the data flow diagram of a model that brought none.
 * @module
 */
import { VaubanError } from '../../model/problem.ts';
import { sceneOf, svg } from '../../picture/index.ts';
import type { WriteContext } from '../format.ts';
import type { JsonMap } from '../merge-kept.ts';
import { originOf } from '../origin.ts';
import { dataUrlOf } from './data-url.ts';
import { mapOf, type Writing } from './writing.ts';

/** The longest picture that the published schema recommends, in characters. */
const LONGEST = 1_000_000;

/** Writes "architecture" and "dataflow". */
export async function writePictures({ model, losses, source }: Writing, context: WriteContext): Promise<JsonMap> {
  const { kept } = originOf(model.system, 'threat-composer');
  const sections = ['architecture', 'dataflow'].flatMap((name): readonly (readonly [string, JsonMap])[] => {
    const { image, ...section } = mapOf(kept[name]);
    const { file, type } = mapOf(image);
    if (typeof file !== 'string' || typeof type !== 'string') {
      const whole = image === undefined ? section : { ...section, image };
      return Object.keys(whole).length === 0 ? [] : [[name, whole]];
    }
    const bytes = context.attachment(file);
    if (bytes === undefined)
      losses.add(`${name}: the picture "${file}" is not there`, source.locate(['system', 'origin'], 'key'));
    return [[name, { ...section, ...(bytes !== undefined && { image: dataUrlOf(type, bytes) }) }]];
  });
  const written: JsonMap = Object.fromEntries(sections);
  if (written['dataflow'] !== undefined || model.components.size === 0) return written;
  const image = await drawn(model);
  return image === undefined ? written : { ...written, dataflow: { image } };
}

async function drawn(model: Writing['model']): Promise<string | undefined> {
  try {
    const url = dataUrlOf('image/svg+xml', new TextEncoder().encode(await svg(sceneOf(model))));
    return url.length <= LONGEST ? url : undefined;
  } catch (error) {
    if (!(error instanceof VaubanError)) throw error;
    return undefined;
  }
}
