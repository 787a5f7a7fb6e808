'use strict';

const byId = (id) => document.getElementById(id);
const schema = byId('schema');
const bytes = byId('bytes');
const type = byId('type');
const tabs = [...byId('views').children];

/** No command may take longer, in milliseconds. */
const TIMEOUT = 20_000;

/** Typing pauses for this long before commands run, in milliseconds. */
const PAUSE = 150;

/**
 * Runs commands in a worker, one at a time. Of each kind, only the newest request waits. A command that fails or takes too
 * long costs its worker, and the next one gets a new worker.
 */
class Runner {
    constructor(source, module, timeout = TIMEOUT) {
        this.url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
        this.module = module;
        this.timeout = timeout;
        this.waiting = new Map();
    }

    ask(kind, command, args, show) {
        this.waiting.delete(kind);
        this.waiting.set(kind, { command, args, show });
        this.next();
    }

    next() {
        const [first] = this.waiting;
        if (this.running || !first) return;
        const [kind, request] = first;
        this.waiting.delete(kind);
        this.running = request;
        this.worker ??= this.start();
        this.timer = setTimeout(() => this.stop(`it took longer than ${this.timeout / 1000} seconds`), this.timeout);
        this.worker.postMessage({ command: request.command, args: request.args });
    }

    start() {
        const worker = new Worker(this.url);
        worker.onmessage = ({ data }) => ('failure' in data ? this.stop(data.failure) : this.finish(data));
        worker.onerror = (event) => {
            event.preventDefault();
            this.stop(event.message);
        };
        worker.postMessage({ module: this.module });
        return worker;
    }

    stop(why) {
        this.worker.terminate();
        this.worker = undefined;
        this.finish({ out: '', err: `error: the command was stopped: ${why}\n` });
    }

    finish(result) {
        clearTimeout(this.timer);
        const { show } = this.running;
        this.running = undefined;
        show(result);
        this.next();
    }
}

/** The bytes of Base64 with gzip. */
async function unpack(text) {
    const packed = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
    const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
    return new Response(unpacked).arrayBuffer();
}

/** Marks a pane as waiting for a result: those of earlier turns come too late. */
function begin(pane) {
    pane.setAttribute('aria-busy', 'true');
    pane.turn = (pane.turn ?? 0) + 1;
}

/** Shows a result: text of standard error in its colors, then text of standard output. */
function show(pane, { out, err }) {
    const [said, shown] = pane.children;
    said.replaceChildren(...painted(err));
    shown.textContent = out;
    pane.scrollTo(0, 0);
    pane.setAttribute('aria-busy', 'false');
}

/** A text with the colors of a terminal, as elements. */
function* painted(text) {
    let classes = [];
    for (const [index, part] of text.split(/\x1b\[([\d;]*)m/).entries()) {
        if (index % 2 === 1) {
            classes = part === '' || part === '0' ? [] : [...classes, ...part.split(';').map((code) => `sgr-${code}`)];
        } else if (part !== '') {
            const span = document.createElement('span');
            span.className = classes.join(' ');
            span.append(...withPlaces(part));
            yield span;
        }
    }
}

/** A text whose places in the schema are buttons that go there. */
function* withPlaces(text) {
    for (const [index, part] of text.split(/(\bschema\.tl:\d+:\d+)/).entries()) {
        if (index % 2 === 1) {
            const [, line, column] = part.split(':');
            const button = document.createElement('button');
            button.type = 'button';
            button.className = 'place';
            button.textContent = part;
            button.onclick = () => goTo(Number(line), Number(column));
            yield button;
        } else if (part !== '') {
            yield part;
        }
    }
}

/** Selects the word of the schema at a line and a column, both counted from 1. */
function goTo(line, column) {
    const lines = schema.value.split('\n');
    const before = lines.slice(0, line - 1).reduce((length, text) => length + text.length + 1, 0);
    const text = lines[line - 1] ?? '';
    // Columns count characters, which take one or two units here.
    const start = [...text].slice(0, column - 1).join('').length;
    const [word] = text.slice(start).match(/^[^\s;]+/) ?? [''];
    schema.focus();
    schema.setSelectionRange(before + start, before + start + word.length);
}

/** The first line of a message, without colors, for readers of the status. */
const summary = ({ out, err }) => (err || out).replace(/\x1b\[[\d;]*m/g, '').split('\n', 1)[0];

/** Makes the tabs choose what the view shows, by a click or by the arrow keys. */
function wireTabs(view, review) {
    const select = (tab) => {
        for (const other of tabs) {
            other.setAttribute('aria-selected', String(other === tab));
            other.tabIndex = other === tab ? 0 : -1;
        }
        view.setAttribute('aria-labelledby', tab.id);
        review();
    };
    for (const [index, tab] of tabs.entries()) {
        tab.onclick = () => select(tab);
        tab.onkeydown = ({ key }) => {
            const step = { ArrowRight: 1, ArrowLeft: tabs.length - 1 }[key];
            if (step) {
                const next = tabs[(index + step) % tabs.length];
                next.focus();
                select(next);
            }
        };
    }
}

function main(runner) {
    const view = byId('view');
    const value = byId('value');

    const ask = (pane, command, args) => {
        begin(pane);
        const { turn } = pane;
        runner.ask(pane, command, args, (result) => {
            if (pane.turn !== turn) return;
            show(pane, result);
            byId('status').textContent = summary(result);
        });
    };
    const review = () => {
        const { id } = tabs.find((tab) => tab.getAttribute('aria-selected') === 'true');
        ask(view, id, [schema.value]);
    };
    const decode = () => {
        if (bytes.value.trim() === '') {
            begin(value);
            show(value, { out: '', err: '' });
        } else {
            ask(value, 'decode', [schema.value, bytes.value, type.value]);
        }
    };
    const both = () => {
        review();
        decode();
    };
    const later = (run, ...panes) => {
        let pause;
        return () => {
            panes.forEach(begin);
            clearTimeout(pause);
            pause = setTimeout(run, PAUSE);
        };
    };

    wireTabs(view, review);
    schema.oninput = later(both, view, value);
    bytes.oninput = later(decode, value);
    type.oninput = later(decode, value);

    const examples = JSON.parse(byId('examples').textContent);
    byId('example').onchange = ({ target }) => {
        const example = examples[target.selectedIndex];
        [schema.value, bytes.value, type.value] = [example.schema, example.bytes, ''];
        both();
    };
    both();
}

for (const button of document.querySelectorAll('button.copy')) {
    button.onclick = async () => {
        const [said, shown] = byId(button.dataset.pane).children;
        const text = shown.textContent === '' ? said : shown;
        try {
            await navigator.clipboard.writeText(text.textContent);
        } catch {
            getSelection().selectAllChildren(text);
            document.execCommand('copy');
        }
        button.textContent = 'Copied';
        setTimeout(() => (button.textContent = 'Copy'), 1500);
    };
}

byId('theme').onclick = () => {
    const root = document.documentElement;
    const isDark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
    root.dataset.theme = isDark ? 'light' : 'dark';
    try {
        localStorage.setItem('theme', root.dataset.theme);
    } catch {
        // The choice then lasts for this page.
    }
};

unpack(byId('module').textContent).then(
    (module) => main(new Runner(byId('worker').textContent, module)),
    (error) => show(byId('view'), { out: '', err: `error: the module can't be unpacked: ${error.message}\n` }),
);
