; A section folds to its mark, a declaration of several lines to its first.
[
  (section)
  (combinator)
  (repetition)
  (comment)
] @fold
