; A variable is known in its declaration; what a repetition declares is known inside of it alone.
(combinator) @local.scope
(repetition) @local.scope

(template name: (variable) @local.definition.parameter)
(field name: (field_name) @local.definition.field type: (nat))

(condition mask: (variable) @local.reference)
(bare_name) @local.reference
(boxed_name) @local.reference
