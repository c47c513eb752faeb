// The ballot paper with a script: a tap gives the next preference, and the secret with which a
// ballot can be replaced is made on this device and stays there. Without it, numbers are typed and
// the server hands out a code.

const form = document.querySelector("form.ballot");

function hex(bytes) {
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function tagOf(secret) {
  const text = new TextEncoder().encode(`ballot secret|${secret}`);
  return hex(await crypto.subtle.digest("SHA-256", text));
}

function inputs() {
  return [...form.querySelectorAll(".paper-line input")];
}

function ranked() {
  return inputs()
    .filter((input) => /^\d+$/.test(input.value.trim()))
    .sort((a, b) => Number(a.value) - Number(b.value));
}

function nameOf(input) {
  return input.closest(".paper-line").querySelector(".paper-name").textContent;
}

function say() {
  const status = form.querySelector(".paper-says");
  const order = ranked().map(nameOf);
  status.hidden = false;
  status.textContent = order.length
    ? `${status.dataset.order} ${order.join(", ")}`
    : status.dataset.none;
}

function tap(input) {
  if (input.value.trim() === "") {
    input.value = String(ranked().length + 1);
  } else {
    const gone = Number(input.value);
    input.value = "";
    for (const other of ranked()) {
      if (Number(other.value) > gone) other.value = String(Number(other.value) - 1);
    }
  }
  say();
}

function addTaps() {
  for (const input of inputs()) {
    input.closest(".paper-line").querySelector("label").addEventListener("click", (event) => {
      event.preventDefault();
      tap(input);
    });
    input.addEventListener("input", say);
  }
  say();
}

async function keepSecret() {
  const place = `folkmoot ballot ${form.dataset.election}`;
  if (form.dataset.replacing) {
    const held = localStorage.getItem(place);
    const field = form.querySelector("[name=replaces]");
    if (held && !field.value) {
      field.value = held;
      field.closest(".field").hidden = true;
    }
    return;
  }
  const secret = localStorage.getItem(place) ?? hex(crypto.getRandomValues(new Uint8Array(32)));
  const tag = await tagOf(secret);
  localStorage.setItem(place, secret);
  form.querySelector("[name=tag]").value = tag;
  form.querySelector("[name=secret]").remove();
}

if (form) {
  if (inputs().length) addTaps();
  // Without a secure connection a browser lends no cryptography; then the code on the page serves.
  if (form.dataset.secret && window.crypto?.subtle) await keepSecret();
}
