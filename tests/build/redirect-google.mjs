// For `node --import`: whatever the process asks of an https server goes to the plain one at FAKE_GOOGLE instead.
import http from "node:http";
import https from "node:https";

const { hostname, port } = new URL(process.env.FAKE_GOOGLE);

https.request = (address, options, answered) => {
  const { host, pathname, search } = new URL(address);
  const headers = { ...options.headers, host };
  return http.request({ ...options, agent: undefined, hostname, port, path: pathname + search, headers }, answered);
};

// Ways out that clasp does not take today; a version that takes one must fail here and not reach Google.
const refuse = () => {
  throw new Error("clasp asks the network in a new way: redirect that too");
};
https.get = refuse;
globalThis.fetch = refuse;
