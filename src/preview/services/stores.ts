import type { Book } from "./book";
import { Exception, Service } from "./facade";

type PropertiesFace = GoogleAppsScript.Properties.Properties;
type PropertiesServiceFace = GoogleAppsScript.Properties.PropertiesService;
type CacheFace = GoogleAppsScript.Cache.Cache;
type CacheServiceFace = GoogleAppsScript.Cache.CacheService;

/** The three stores of properties, as they are saved with the workbook. */
export interface SavedProperties {
  document: Record<string, string>;
  user: Record<string, string>;
  script: Record<string, string>;
}

const VALUE_BYTES = 9 * 1024;
const STORE_BYTES = 500 * 1024;

function bytes(text: string): number {
  return new TextEncoder().encode(text).length;
}

export class PropertiesService
  extends Service<PropertiesServiceFace>
  implements Pick<PropertiesServiceFace, "getDocumentProperties" | "getUserProperties" | "getScriptProperties">
{
  static readonly serviceName: string = "PropertiesService";
  constructor(private readonly book: Book) {
    super(book.desk);
  }

  getDocumentProperties(): PropertiesFace {
    return new Properties(this.book, this.book.properties.document).face;
  }

  getUserProperties(): PropertiesFace {
    return new Properties(this.book, this.book.properties.user).face;
  }

  getScriptProperties(): PropertiesFace {
    return new Properties(this.book, this.book.properties.script).face;
  }
}

export class Properties
  extends Service<PropertiesFace>
  implements
    Pick<
      PropertiesFace,
      | "getProperty"
      | "setProperty"
      | "deleteProperty"
      | "getKeys"
      | "getProperties"
      | "setProperties"
      | "deleteAllProperties"
    >
{
  static readonly serviceName: string = "Properties";
  constructor(
    book: Book,
    private readonly store: Record<string, string>,
  ) {
    super(book.desk);
  }

  getProperty(key: string): string | null {
    return Object.hasOwn(this.store, key) ? (this.store[key] ?? null) : null;
  }

  setProperty(key: string, value: string): PropertiesFace {
    const others = Object.entries(this.store).filter(([name]) => name !== key);
    const size = others.reduce((sum, [name, text]) => sum + bytes(name) + bytes(text), bytes(key) + bytes(value));
    if (bytes(value) > VALUE_BYTES || size > STORE_BYTES) {
      throw new Exception("You have exceeded the property storage quota. Please remove some properties and try again.");
    }
    this.store[key] = value;
    return this.face;
  }

  deleteProperty(key: string): PropertiesFace {
    delete this.store[key];
    return this.face;
  }

  getKeys(): string[] {
    return Object.keys(this.store);
  }

  getProperties(): { [key: string]: string } {
    return { ...this.store };
  }

  setProperties(properties: { [key: string]: string }, deleteAllOthers = false): PropertiesFace {
    if (deleteAllOthers) this.deleteAllProperties();
    for (const [key, value] of Object.entries(properties)) this.setProperty(key, String(value));
    return this.face;
  }

  deleteAllProperties(): PropertiesFace {
    for (const key of Object.keys(this.store)) delete this.store[key];
    return this.face;
  }
}

/** One cache for document, user and script each; they are gone when the preview is closed. */
export interface CacheStore {
  readonly entries: Map<string, { readonly value: string; readonly until: number }>;
}

export class CacheService
  extends Service<CacheServiceFace>
  implements Pick<CacheServiceFace, "getDocumentCache" | "getUserCache" | "getScriptCache">
{
  static readonly serviceName: string = "CacheService";
  constructor(private readonly book: Book) {
    super(book.desk);
  }

  getDocumentCache(): CacheFace {
    return new Cache(this.book, this.book.caches.document).face;
  }

  getUserCache(): CacheFace {
    return new Cache(this.book, this.book.caches.user).face;
  }

  getScriptCache(): CacheFace {
    return new Cache(this.book, this.book.caches.script).face;
  }
}

export class Cache
  extends Service<CacheFace>
  implements Pick<CacheFace, "get" | "put" | "remove" | "getAll" | "putAll" | "removeAll">
{
  static readonly serviceName: string = "Cache";
  constructor(
    book: Book,
    private readonly store: CacheStore,
  ) {
    super(book.desk);
  }

  get(key: string): string | null {
    const entry = this.store.entries.get(key);
    return entry && entry.until > Date.now() ? entry.value : null;
  }

  put(key: string, value: string, seconds = 600): void {
    if (key.length > 250) throw new Exception("Argument too large: key");
    if (bytes(value) > 100 * 1024) throw new Exception("Argument too large: value");
    if (seconds < 1 || seconds > 21_600) throw new Exception("Invalid argument: expirationInSeconds");
    this.store.entries.set(key, { value, until: Date.now() + seconds * 1000 });
    const [oldest] = this.store.entries.keys();
    if (this.store.entries.size > 1000 && oldest !== undefined) this.store.entries.delete(oldest);
  }

  remove(key: string): void {
    this.store.entries.delete(key);
  }

  getAll(keys: string[]): { [key: string]: unknown } {
    return Object.fromEntries(keys.flatMap((key) => (this.get(key) === null ? [] : [[key, this.get(key)]])));
  }

  putAll(values: { [key: string]: unknown }, seconds = 600): void {
    for (const [key, value] of Object.entries(values)) this.put(key, String(value), seconds);
  }

  removeAll(keys: string[]): void {
    for (const key of keys) this.remove(key);
  }
}
