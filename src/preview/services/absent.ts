import type { Book } from "./book";
import { Exception, enumeration } from "./facade";

/** The modes in which a script may run, as events name them. */
export const AUTH_MODES = enumeration<Record<"NONE" | "LIMITED" | "CUSTOM_FUNCTION" | "FULL", unknown>>(
  "AuthMode",
  "NONE LIMITED CUSTOM_FUNCTION FULL",
);

/** Services that the add-on does without, by the scope that Google would ask for. */
const SCOPES: Readonly<Record<string, string | undefined>> = {
  UrlFetchApp: "https://www.googleapis.com/auth/script.external_request",
  ScriptApp: "https://www.googleapis.com/auth/script.scriptapp",
  MailApp: "https://www.googleapis.com/auth/script.send_mail",
  GmailApp: "https://mail.google.com/",
  DriveApp: "https://www.googleapis.com/auth/drive",
  DocumentApp: "https://www.googleapis.com/auth/documents",
  CalendarApp: "https://www.googleapis.com/auth/calendar",
  LinearOptimizationService: undefined,
  ContentService: undefined,
  XmlService: undefined,
  LanguageApp: undefined,
  Maps: undefined,
  Jdbc: undefined,
};

/** Services that cells may use, although not here. */
const IN_CELLS = ["UrlFetchApp", "XmlService", "LanguageApp", "Maps", "Jdbc"];

/** They are there, as on Google, and refuse every call. */
export function absentServices(book: Book, granted: ReadonlySet<string> | undefined): Record<string, unknown> {
  const services = Object.entries(SCOPES).map(([name, scope]) => [name, absent(book, granted, name, scope)]);
  return Object.fromEntries(services);
}

function absent(
  book: Book,
  granted: ReadonlySet<string> | undefined,
  service: string,
  scope: string | undefined,
): object {
  return new Proxy(Object.create(null) as object, {
    get: (_, member) => {
      if (typeof member === "symbol") return undefined;
      if (service === "ScriptApp" && member === "AuthMode") return AUTH_MODES;
      if (book.desk.invocation?.mode === "CUSTOM_FUNCTION" && !IN_CELLS.includes(service)) {
        throw new Exception(`You do not have permission to call ${service} service.`);
      }
      if (scope && granted && !granted.has(scope)) {
        throw new Exception(
          `Specified permissions are not sufficient to call ${service}.${member}. Required permissions: ${scope}`,
        );
      }
      throw new Error(`preview: ${service}.${member} is not implemented`);
    },
    set: (_, member) => {
      throw new Error(`preview: ${service}.${String(member)} cannot be set`);
    },
  });
}
