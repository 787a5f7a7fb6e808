// The pages of the site: all of them, and one of each kind.

import { readdirSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { site } from './harness.mjs';

/** Every page of the site, by its path. */
export const all = readdirSync(site(''), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.html'))
    .map((entry) => relative(site(''), `${entry.parentPath}/${entry.name}`))
    .sort();

/** A page of each kind. */
export const kinds = {
    overview: 'index.html',
    function: 'functions/phone.requestCall.html',
    type: 'types/InputUser.html',
    constructor: 'constructors/inputUser.html',
    namespace: 'namespaces/phone.html',
    error: 'errors/USER_IS_BLOCKED.html',
    errors: 'errors/index.html',
    changelog: 'changelog.html',
    layer: 'layers/228.html',
    playground: 'playground.html',
};

export const html = (path) => readFileSync(site(path), 'utf8');
