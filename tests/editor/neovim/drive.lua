-- A session: a person opens two files of one schema, makes mistakes, and has the server mend them. Buffers are compared after
-- each step. The folder of the session is the current one, and the environment names the page with the configuration.
local here = debug.getinfo(1, 'S').source:match('^@(.*/)')
package.path = here .. '?.lua;' .. package.path
local checks, client = require('checks'), require('client')
local check, wait = checks.check, checks.wait

local types = client.open('types.tl')
local functions = client.open('functions.tl')
local started = wait(function()
  return client.of(types) ~= nil and client.of(types) == client.of(functions)
end)
check('starts one server for both files', true, started)

-- The mistakes of a buffer, once there are as many.
local function mistakes(buffer, count)
  local last
  return wait(function()
    last = client.mistakes(buffer)
    return last and #last == count and last
  end) or last
end

local function session()
  check('finds nothing in a schema without mistakes', {}, mistakes(types, 0))

  -- A misspelt type
  client.replace(types, 'owner:User', 'owner:Usr')
  check('reports a misspelt type', { '3:31 error unknown type `Usr`: no constructor returns it' }, mistakes(types, 1))
  check('offers the type that was meant', true, client.act(types, 3, 'User'))
  check('writes it', 'account#00000002 id:long owner:User = Account;', client.line(types, 3))
  check('has no mistake any more', {}, mistakes(types, 0))

  -- A missing semicolon
  client.replace(types, '= Account;', '= Account')
  check('reports a missing semicolon', { '3:45 error expected `;` at end of declaration' }, mistakes(types, 1))
  check('offers the semicolon', true, client.act(types, 3, ';'))
  check('writes the semicolon', 'account#00000002 id:long owner:User = Account;', client.line(types, 3))

  -- Completion
  client.replace(types, 'name:string', 'name:')
  check('reports a field without a type', 1, #mistakes(types, 1))
  local offered = client.completions(types, 'name:')
  check('completion offers a type and a builtin', { true, true }, { offered.User, offered.string })
  client.replace(types, 'name:', 'name:string')
  check('finds nothing once it has one', {}, mistakes(types, 0))

  -- Across files
  check('hover shows the definition', true, client.hover(functions, 'User;'):find('user#00000001', 1, true) ~= nil)
  check('definition lies in the other file', { 'types.tl:1' }, client.locations('textDocument/definition', functions, 'User;'))
  check('references lie in both files', { 'functions.tl:2', 'functions.tl:3', 'types.tl:1', 'types.tl:3' },
    client.locations('textDocument/references', functions, 'User;'))
  client.rename(functions, 'User;', 'Person')
  check('rename changes this file', 'getUser#00000003 id:long = Person;', wait(function()
    return client.line(functions, 2):find('Person') and client.line(functions, 2)
  end))
  check('rename changes the other file', 'account#00000002 id:long owner:Person = Account;', client.line(types, 3))

  -- Layout
  client.replace(types, 'account#00000002 id:long', 'account#00000002   id : long')
  client.format(types)
  check('format', 'account#00000002 id:long owner:Person = Account;', client.line(types, 3))
end

-- Neovim 0.11 and newer have the configuration for tree-sitter as well.
local function colors()
  if vim.fn.has('nvim-0.11') == 0 then
    return
  end
  vim.api.nvim_win_set_buf(0, functions)
  check('tree-sitter takes a function for one', { 'function' }, client.captures(functions, 'getUser'))
  check('tree-sitter takes a type for one', { 'type' }, client.captures(functions, 'Person'))
  check('a section folds', { 1, 1 }, { vim.fn.foldlevel(1), vim.fn.foldlevel(4) })
end

local passed, why = xpcall(function()
  assert(started)
  session()
  colors()
end, debug.traceback)
if not passed then
  check('the session ends', 'no error', why)
end
checks.finish()
