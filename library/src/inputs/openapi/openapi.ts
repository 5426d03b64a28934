/**
 * An interface over HTTP as its description says: servers, operations, how callers sign in, what is sent.
 * @module
 */
import type { LineColumn } from '../../model/source/lines.ts';

/** Where the interface is served. */
export interface ApiServer {
  /** As written, with the defaults of its variables filled in; may be relative. */
  readonly url: string;
  readonly description: string | undefined;
  readonly at: LineColumn;
}

/** A way to sign in. */
export interface SecurityScheme {
  readonly name: string;
  /** apiKey, http, oauth2, openIdConnect or mutualTLS; `basic` of version 2 is http. */
  readonly type: string;
  /** Of http: basic, bearer and so on, in lower case. */
  readonly scheme: string | undefined;
  /** Of an apiKey: query, header or cookie. */
  readonly in: string | undefined;
  readonly at: LineColumn;
}

/** What travels in a body. */
export interface ApiContent {
  /** The names of schemas of the document, in order of appearance. */
  readonly schemas: readonly string[];
  readonly mediaTypes: readonly string[];
  /** Whether a file is part of it. */
  readonly hasFile: boolean;
}

/** One thing a caller can ask for. */
export interface ApiOperation {
  /** The path, or the name of a webhook. */
  readonly path: string;
  readonly method: string;
  readonly id: string | undefined;
  readonly tags: readonly string[];
  /**
   * The ways to sign in, one of which is enough, each with the schemes that it takes together; an empty way is none.
   * Undefined when neither the operation nor the document says anything.
   */
  readonly security: readonly (readonly string[])[] | undefined;
  readonly request: ApiContent;
  readonly response: ApiContent;
  /** Whether the interface calls, and not its caller: a webhook or a callback. */
  readonly isCallback: boolean;
  readonly deprecated: boolean;
  readonly at: LineColumn;
}

export interface OpenApi {
  readonly version: string;
  readonly title: string | undefined;
  readonly description: string | undefined;
  readonly servers: readonly ApiServer[];
  readonly operations: readonly ApiOperation[];
  readonly schemes: ReadonlyMap<string, SecurityScheme>;
  /** Where the named schemas stand. */
  readonly schemas: ReadonlyMap<string, LineColumn>;
  /** References that lead out of the file. */
  readonly outside: readonly { readonly reference: string; readonly at: LineColumn }[];
}
