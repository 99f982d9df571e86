"use strict";
const BODY_BOUND = 16384;

const textOf = thrown => thrown instanceof Error
  ? `${thrown.name}: ${thrown.message}` : "an exception that is not an Error";

function bodyOf({ body, body_type, blob_type }) {
  switch (body === null ? null : body_type ?? "string") {
    case null: return undefined;
    case "urlsearchparams": return new URLSearchParams(body);
    case "formdata": { const form = new FormData(); form.append("body", body); return form; }
    case "blob": return new Blob([body], { type: blob_type ?? "" });
    case "buffersource": return new TextEncoder().encode(body);
    case "stream": return new Blob([body]).stream();
    default: return body;
  }
}

async function beginning(response) {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = "";
  for (let chunk; reader && text.length < BODY_BOUND && !(chunk = await reader.read()).done;)
    text += decoder.decode(chunk.value.subarray(0, BODY_BOUND), { stream: true });
  reader?.cancel();
  return text.slice(0, BODY_BOUND);
}

async function byFetch(spec) {
  const init = { method: spec.method, body: bodyOf(spec) };
  for (const member of ["mode", "credentials", "redirect", "cache", "integrity", "duplex", "keepalive"])
    if (spec[member]) init[member] = spec[member];
  if (spec.headers.length) init.headers = spec.headers;
  if (spec.referrer_policy) init.referrerPolicy = spec.referrer_policy;
  let request, response;
  try { request = new Request(spec.url, init); } catch (thrown) { return ["threw", textOf(thrown)]; }
  try { response = await fetch(request); } catch (thrown) { return ["rejected", textOf(thrown)]; }
  const { type, status, headers } = response;
  const body = await beginning(response).catch(textOf);
  return ["resolved", type, `${status}`, body, ...[...headers].flat()];
}

async function byXhr(spec) {
  const xhr = new XMLHttpRequest();
  try {
    xhr.open(spec.method, spec.url, true, spec.xhr_username, spec.xhr_password);
    for (const [name, value] of spec.headers) xhr.setRequestHeader(name, value);
    xhr.withCredentials = spec.credentials === "include";
  } catch (thrown) { return ["threw", textOf(thrown)]; }
  if (spec.upload_listener) xhr.upload.onprogress = () => {};
  const settled = new Promise(resolve => xhr.onloadend = resolve);
  try { xhr.send(bodyOf(spec)); } catch (thrown) { return ["rejected", textOf(thrown)]; }
  await settled;
  if (!xhr.status) return ["rejected", "error event, status 0"];
  const headers = xhr.getAllResponseHeaders().split("\r\n").filter(line => line)
    .map(line => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1).trim()]);
  const body = xhr.responseText.slice(0, BODY_BOUND);
  return ["resolved", "", `${xhr.status}`, body, ...headers.flat()];
}

addEventListener("message", async event => {
  const framed = self.window !== undefined;
  if (framed && event.source !== parent) return;
  const { nonce, spec } = JSON.parse(event.data);
  const told = await (spec.api === "xhr" ? byXhr(spec) : byFetch(spec));
  const reply = JSON.stringify([nonce, ...told]);
  if (framed) parent.postMessage(reply, event.origin); else postMessage(reply);
});
