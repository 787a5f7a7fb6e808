;;; A session in Emacs with the configuration that the book shows: BOOK names its page.  -*- lexical-binding: t -*-

(package-initialize)
(require 'eglot)

(defvar failed nil)

(defun check (name expected found)
  "Print a line about a check."
  (if (equal expected found)
      (princ (format "ok emacs %s\n" name))
    (setq failed t)
    (princ (format "FAILED emacs %s\n  is  %S\n  not %S\n" name found expected))))

(defun wait (find)
  "Return what FIND returns, once it is not nil."
  (let ((end (+ (float-time) 15)) found)
    (while (and (not (setq found (funcall find))) (< (float-time) end))
      (accept-process-output nil 0.05))
    found))

(defun line ()
  (buffer-substring-no-properties (line-beginning-position) (line-end-position)))

(defun go (text)
  (goto-char (point-min))
  (search-forward text)
  (goto-char (match-beginning 0)))

(defun send ()
  "Send changes, as Eglot does when Emacs is idle, which it never is in a batch."
  (eglot--signal-textDocument/didChange))

(defun mentions (text)
  "Return whether a diagnostic has TEXT."
  (flymake-start)
  (and (seq-some (lambda (found) (string-match-p (regexp-quote text) (flymake-diagnostic-text found))) (flymake-diagnostics)) t))

(with-temp-buffer
  (insert-file-contents (getenv "BOOK"))
  (re-search-forward "^```elisp\n")
  (let ((start (point)))
    (re-search-forward "^```$")
    (eval-region start (match-beginning 0))))

(condition-case why
    (with-current-buffer (find-file-noselect "types.tl")
      ;; Eglot connects behind the command that opened the file, and no command runs here.
      (run-hooks 'post-command-hook)
      (check "connects" t (and (wait #'eglot-managed-p) t))
      (go "owner:User")
      (replace-match "owner:Usr")
      (send)
      (check "shows an error" t (wait (lambda () (mentions "unknown type `Usr`"))))
      (go "owner:Usr")
      (replace-match "owner:User")
      (send)
      (check "has no error any more" t (wait (lambda () (not (mentions "unknown type")))))
      (go "owner:")
      (insert "  ")
      (send)
      (eglot-format-buffer)
      (send)
      (check "formats" "account#00000002 id:long owner:User = Account;" (line))
      (go "owner:")
      (eglot-rename "keeper")
      (check "renames" "account#00000002 id:long keeper:User = Account;" (line)))
  (error (check "session" 'whole why)))
(kill-emacs (if failed 1 0))
