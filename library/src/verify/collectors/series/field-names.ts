/**
 * What the names of fields in results tell of their values.
 * @module
 */

/** The last part of a path, its words joined: `metadata.scanned_at` gives `scannedat`. */
function lastWord(path: string): string {
  return (path.split('.').findLast((part) => !/^\d+$/.test(part)) ?? '').toLowerCase().replace(/[^a-z0-9]/g, '');
}

const TIME =
  /^(?:date|time|timestamp|ts|datetime|day|when|asof|(?:generated|created|updated|modified|checked|scanned|started|finished|completed|ended|measured|executed|collected|recorded|published|signed)(?:at|on|date|time|timestamp)?|(?:run|report|scan|test|audit|start|end|last\w{0,20})(?:at|on|date|time|timestamp))$/;
const END =
  /^(?:expires?(?:at|on)?|expiry(?:date)?|expiration(?:date)?|validuntil|validto|notafter|nextrun|nextscan|nextdue|nextreview)$/;
const MOVING =
  /^(?:id|uuid|guid|runid|runnumber|run|build(?:id|number)?|serialnumber|nonce|sequence|seq|job(?:id)?|commit|sha|revision|traceid|host|hostname)$/;
const STATUS =
  /^(?:status|result|outcome|verdict|state|passed|pass|ok|success|compliant|enforced|healthy|verified|valid)$/;
const NAME = /^(?:check|checkid|control|controlid|test|testname|name|id|property|rule|ruleid|probe|title|requirement)$/;
/** Times and loads: honest coverage or scores may stay the same while the code does. */
const MEASURED =
  /(?:duration|elapsed|latency|millis|(?:^|_)ms$|Ms$|cpu|memory|rss|throughput|p50|p9[059]|mean|average|median|uptime|temperature|rps|qps)/;
const SCANNED =
  /^(?:(?:total|num|number|count|no)(?:of)?(?:dependencies|packages|components|files|hosts|images|targets|checks|tests|rules|commits|artifacts)|(?:dependencies|packages|components|files|hosts|images|targets|checks|tests|rules|commits|artifacts)(?:scanned|checked|analyzed|analysed|tested|total|count|run|executed|examined|inspected)|(?:scanned|checked|analyzed|analysed|tested|examined|inspected)(?:dependencies|packages|components|files|hosts|images|targets|checks|tests|rules|commits|artifacts)?)$/;
const DIGEST = /(?:hash|digest|checksum|sha(?:1|224|256|384|512)|md5|blake\w*|fingerprint)$/;
const SECRET_FORM = /(?:signature|sig|publickey|pubkey|certificate|cert|commit|attestation|proof|txid|txhash)$/;

export const isTime = (path: string): boolean => TIME.test(lastWord(path));
export const isEnd = (path: string): boolean => END.test(lastWord(path));
/** Whether it changes from run to run without saying anything of the result. */
export const isMoving = (path: string): boolean =>
  TIME.test(lastWord(path)) || END.test(lastWord(path)) || MOVING.test(lastWord(path));
export const isStatus = (path: string): boolean => STATUS.test(lastWord(path));
export const isName = (path: string): boolean => NAME.test(lastWord(path));
/** Whether it is a quantity of nature, which is never quite the same twice. */
export const isMeasured = (path: string): boolean => MEASURED.test(path.split('.').at(-1) ?? '');
export const isScanned = (path: string): boolean => SCANNED.test(lastWord(path));
export const isDigest = (path: string): boolean => DIGEST.test(lastWord(path));
/** Whether its value should look as if it had been computed. */
export const isComputed = (path: string): boolean => DIGEST.test(lastWord(path)) || SECRET_FORM.test(lastWord(path));

/** The hash algorithm that a path or the value itself names. */
export function algorithmOf(path: string, value: string): string | undefined {
  const named =
    /^(sha-?(?:1|224|256|384|512)|md5)[:-]/i.exec(value)?.[1] ??
    /(sha[-_]?(?:1|224|256|384|512)|md5)$/i.exec(path)?.[1];
  return named?.toLowerCase().replace(/[-_]/g, '');
}

/** Whether a status says yes or no; undefined when it says neither. */
export function isPass(value: string | number | boolean | null): boolean | undefined {
  const text = String(value).trim().toLowerCase();
  if (
    /^(?:pass(?:ed)?|ok|success(?:ful)?|succeeded|true|yes|compliant|enforced|healthy|clean|valid|verified|green|up)$/.test(
      text,
    )
  )
    return true;
  if (
    /^(?:fail(?:ed|ure)?|error|false|no|non[-_ ]?compliant|missing|not[-_ ]?enforced|unhealthy|invalid|broken|red|down|vulnerable)$/.test(
      text,
    )
  )
    return false;
  return undefined;
}
