; No two patterns take one node, so that their order decides nothing.

(comment) @comment
(doc_comment) @comment.documentation

; Names of declarations: constructors above `---functions---` and below `---types---`, functions below the former.
(source_file (combinator name: (combinator_name) @constructor))
(section (section_mark kind: "types") (combinator name: (combinator_name) @constructor))
(section (section_mark kind: "functions") (combinator name: (combinator_name) @function))
(builtin name: (combinator_name) @constructor)
(partial head: (combinator_name) @constructor)

(id) @constant
(annotation) @attribute

; Fields and variables
(field name: (field_name) @property)
(field_group name: (field_name) @property)
(template name: (variable) @variable.parameter)
(condition mask: (variable) @variable)
(result type: (variable) @type)

; Types
((bare_name) @type.builtin (#any-of? @type.builtin
    "int" "int32" "int53" "int64" "int128" "int256" "int512" "long" "float"
    "double" "string" "secureString" "bytes" "secureBytes" "true" "vector" "object" "function"))
((bare_name) @type (#not-any-of? @type
    "int" "int32" "int53" "int64" "int128" "int256" "int512" "long" "float"
    "double" "string" "secureString" "bytes" "secureBytes" "true" "vector" "object" "function"))
((boxed_name) @type.builtin (#any-of? @type.builtin
    "Int" "Int32" "Int53" "Int64" "Int128" "Int256" "Int512" "Long" "Float"
    "Double" "String" "SecureString" "Bytes" "SecureBytes" "Bool" "True" "Vector" "Object" "Function"))
((boxed_name) @type (#not-any-of? @type
    "Int" "Int32" "Int53" "Int64" "Int128" "Int256" "Int512" "Long" "Float"
    "Double" "String" "SecureString" "Bytes" "SecureBytes" "Bool" "True" "Vector" "Object" "Function"))
(nat) @type.builtin
(template kind: _ @type.builtin)

(number) @number

(section_mark kind: _ @keyword)
(constraint kind: _ @keyword)

["=" "=>" "?" "!" "%" "+" "*"] @operator
[":" ";" "," "."] @punctuation.delimiter
["(" ")" "[" "]" "{" "}" "<" ">"] @punctuation.bracket
["---" "==="] @punctuation.special
