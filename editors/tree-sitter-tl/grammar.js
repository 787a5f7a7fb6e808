/**
 * TL, as `language/src/syntax` reads it: the schemas that `tests/editor/run` has, and published ones, give no ERROR node.
 *
 * Names: a word stands alone, a dotted name does not. A dot followed by a digit is never part of a name, so that
 * `flags.0?int` is a condition.
 */

/// <reference types="tree-sitter-cli/dsl" />

const LOWER = /[a-z][A-Za-z0-9_]*/;
const UPPER = /[A-Z][A-Za-z0-9_]*/;
const DOTTED_LOWER = /([a-z][A-Za-z0-9_]*\.)+[a-z][A-Za-z0-9_]*/;
const DOTTED_UPPER = /([a-z][A-Za-z0-9_]*\.)+[A-Z][A-Za-z0-9_]*/;

const separated = (rule, mark) => seq(rule, repeat(seq(mark, rule)));
const named = (name, ...tokens) => choice(...tokens.map(token => alias(token, name)));

module.exports = grammar({
  name: 'tl',

  // Every byte up to the space is white space.
  extras: $ => [/[\u0001-\u0020]/, $.comment, $.doc_comment],

  word: $ => $._lower,

  conflicts: $ => [
    // `(a b` begins two fields of one type, or a type with its argument.
    [$._field_name, $._bare_name],
    [$._field_name, $._boxed_name],
    // `vector int` begins a combinator with a field, or is a partial application.
    [$._content, $.partial],
  ],

  rules: {
    source_file: $ => seq(repeat($._item), repeat($.section)),

    section: $ => seq($.section_mark, repeat($._item)),
    section_mark: $ => seq('---', field('kind', choice('functions', 'types')), '---'),

    _item: $ => choice($.layer_mark, seq($._declaration, ';')),
    layer_mark: $ => seq('===', field('layer', $.number), '==='),

    _declaration: $ => choice($.combinator, $.builtin, $.constraint, $.partial),

    combinator: $ => seq(
      repeat($.annotation),
      field('name', $._combinator_name),
      optional(field('id', $.id)),
      repeat($.template),
      repeat($._field),
      choice('=', '=>'),
      field('result', $.result),
    ),

    builtin: $ => seq(
      field('name', $._combinator_name),
      optional(field('id', $.id)),
      '?',
      '=',
      field('result', $._boxed_name),
    ),

    constraint: $ => seq(field('kind', choice('New', 'Final', 'Empty')), field('type', $._boxed_name)),

    partial: $ => choice(
      seq(field('head', choice($._boxed_name, $._combinator_name)), $.arguments),
      seq(field('head', $._boxed_name), repeat1($._sum)),
      seq(field('head', $._combinator_name), repeat1($._term)),
    ),

    annotation: _ => seq('@', token.immediate(/[A-Za-z][A-Za-z0-9_]*/)),
    id: _ => token.immediate(/#[0-9a-f]{1,8}/),

    template: $ => seq('{', repeat1(field('name', $._variable)), ':', field('kind', choice('Type', '#')), '}'),

    _field: $ => choice($.field, $.field_group),

    field: $ => choice(
      seq(
        field('name', $._field_name),
        ':',
        optional(field('condition', $.condition)),
        $._content,
      ),
      seq(field('condition', $.condition), $._content),
      $._content,
    ),

    _content: $ => choice(seq(optional('!'), field('type', $._term)), seq(optional('!'), field('type', $.repetition))),

    field_group: $ => seq('(', repeat1(field('name', $._field_name)), ':', optional('!'), field('type', $._term), ')'),

    condition: $ => seq(field('mask', $._variable), optional(seq('.', field('bit', $.number))), '?'),

    repetition: $ => seq(optional(seq(field('count', $._term), '*')), '[', repeat($._field), ']'),

    result: $ => seq(optional('!'), field('type', choice($._boxed_name, alias($._lower, $.variable))), optional(choice($.arguments, repeat1($._sum)))),

    arguments: $ => seq('<', separated($._application, ','), '>'),

    _application: $ => choice($._sum, $.application),
    application: $ => seq(field('type', $._sum), repeat1(field('argument', $._sum))),

    _sum: $ => choice($._term, $.sum),
    sum: $ => seq($._term, repeat1(seq('+', $._term))),

    _term: $ => choice($._name, $.generic, $.nat, $.parenthesized, $.bare, $.number),

    generic: $ => seq(field('type', $._name), $.arguments),
    parenthesized: $ => seq('(', $._application, ')'),
    bare: $ => seq('%', $._term),
    nat: _ => '#',

    // A name is a token of its own name, so that a missing one shows.
    _name: $ => choice($._boxed_name, $._bare_name),
    _boxed_name: $ => named($.boxed_name, $._upper, $._dotted_upper),
    _bare_name: $ => named($.bare_name, $._lower, $._dotted_lower),
    _combinator_name: $ => named($.combinator_name, $._lower, $._dotted_lower, '_'),
    _field_name: $ => named($.field_name, $._lower, $._upper, '_'),
    _variable: $ => named($.variable, $._lower, $._upper, '_'),

    number: _ => /[0-9]+/,

    _lower: _ => LOWER,
    _upper: _ => UPPER,
    _dotted_lower: _ => DOTTED_LOWER,
    _dotted_upper: _ => DOTTED_UPPER,

    // TDLib's tags: `//@description A point`, and lines that go on with one: `//- of a map`.
    doc_comment: _ => token(prec(1, choice(/\/\/@[^\n]*/, /\/\/-[^-\n][^\n]*/))),
    comment: _ => token(choice(/\/\/[^\n]*/, /\/\*[^*]*\*+([^/*][^*]*\*+)*\//)),
  },
});
