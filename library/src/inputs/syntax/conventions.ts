/**
 * What well-known functions do with the functions they are given.
 * @module
 */
import type { CodeLanguage } from './facts.ts';

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/));
}

/** By language: functions of its standard library that run the function they are given, by their last name. */
export const RUNS_ITS_ARGUMENT: Readonly<Record<CodeLanguage, ReadonlySet<string>>> = {
  javascript: words(
    'map forEach filter reduce reduceRight some every find findIndex findLast findLastIndex flatMap sort toSorted then catch finally setTimeout setInterval setImmediate queueMicrotask nextTick replace replaceAll Promise',
  ),
  go: words('Do Go AfterFunc Slice SliceStable SortFunc SortStableFunc Walk WalkDir IndexFunc ContainsFunc FieldsFunc'),
  rust: words(
    'map and_then for_each try_for_each filter filter_map flat_map fold try_fold map_err map_or map_or_else unwrap_or_else ok_or_else or_else any all find find_map position take_while skip_while map_while inspect retain sort_by sort_by_key sort_unstable_by sort_unstable_by_key min_by max_by min_by_key max_by_key partition scan or_insert_with get_or_insert_with get_or_init spawn spawn_blocking block_on scope catch_unwind call_once then is_some_and is_ok_and for_each_concurrent buffer_unordered dedup_by_key group_by zip_with successors from_fn repeat_with',
  ),
  python: words('map filter sorted reduce min max sort submit starmap run_in_executor to_thread'),
};

/** By language: functions that register an answer to an HTTP request, by their last name. */
export const REGISTERS_A_ROUTE: Readonly<Record<CodeLanguage, ReadonlySet<string>>> = {
  javascript: words('get post put delete patch all use head options route on ws'),
  go: words(
    'HandleFunc Handle Get Post Put Delete Patch Head Options GET POST PUT DELETE PATCH HEAD OPTIONS Any Group Method',
  ),
  rust: words('route get post put delete patch head options to service'),
  python: words('path re_path url add_url_rule add_api_route add_route add_get add_post add_put add_delete add_patch'),
};

/** Decorators and attributes that register an answer to an HTTP request, by their last name. */
export const ROUTE_MARK =
  /^(?:route|get|post|put|delete|patch|head|options|websocket|api_route|Get|Post|Put|Delete|Patch|Head|Options|All|api_view|action|require_http_methods)$/;
