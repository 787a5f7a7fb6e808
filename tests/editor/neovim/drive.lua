-- A session: a person opens two files of one schema, makes mistakes, and has the server mend them. Buffers are compared after
-- each step. The folder of the session is the current one, and the environment names the page with the configuration.
local here = debug.getinfo(1, 'S').source:match('^@(.*/)')
package.path = here .. '?.lua;' .. package.path
local checks, client = require('checks'), require('client')
local check, wait = checks.check, checks.wait

local types = client.open('types.tl')
local functions = client.open('functions.tl')
check('starts the server for both files', true, wait(function()
  return client.of(types) ~= nil and client.of(types) == client.of(functions)
end))

local function session()
  check('finds nothing in a schema without mistakes', {}, client.settled(types))

  -- A misspelt type
  client.replace(types, 'owner:User', 'owner:Usr')
  local messages = wait(function() return client.diagnostics(types, 1) end)
  check('reports a misspelt type', { '3:17 error unknown type `Usr`' }, messages)
  check('offers the type that was meant', true, client.act(types, 3, 'User'))
  check('writes it', 'account id:long owner:User = Account;', client.line(types, 3))
  check('has no mistake any more', {}, wait(function() return client.diagnostics(types, 0) end))

  -- A missing semicolon
  client.replace(types, '= Account;', '= Account')
  check('reports a missing semicolon', { '3:38 error expected `;` at end of declaration' },
    wait(function() return client.diagnostics(types, 1) end))
  check('offers the semicolon', true, client.act(types, 3, ';'))
  check('writes the semicolon', 'account id:long owner:User = Account;', client.line(types, 3))

  -- Across files
  check('hover shows the definition', true, client.hover(functions, 'User;'):find('user#d3bc4b7a', 1, true) ~= nil)
  check('definition lies in the other file', { 'types.tl:1' }, client.locations('textDocument/definition', functions, 'User;'))
  check('references lie in both files', { 'functions.tl:1', 'functions.tl:2', 'types.tl:1', 'types.tl:3' },
    client.locations('textDocument/references', functions, 'User;'))
  client.rename(functions, 'User;', 'Person')
  check('rename changes this file', 'getUser#0d91a548 id:long = Person;', wait(function()
    return client.line(functions, 1):find('Person') and client.line(functions, 1)
  end))
  check('rename changes the other file', 'account id:long owner:Person = Account;', client.line(types, 3))

  -- Layout
  client.replace(types, 'account id:long', 'account   id : long')
  client.format(types)
  check('format', 'account id:long owner:Person = Account;', client.line(types, 3))
end

local passed, why = xpcall(session, debug.traceback)
if not passed then
  check('the session ends', 'no error', why)
end
checks.finish()
