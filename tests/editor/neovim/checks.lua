-- Checks: each prints a line, and `finish` ends Neovim with whether all passed.
local M = { failed = 0 }

local version = vim.version()
local name = ('neovim %d.%d'):format(version.major, version.minor)

local function say(text)
  io.stdout:write(text .. '\n')
end

function M.check(what, expected, found)
  if vim.deep_equal(expected, found) then
    return say(('ok %s: %s'):format(name, what))
  end
  M.failed = M.failed + 1
  say(('FAILED %s: %s\n  is  %s\n  not %s'):format(name, what, vim.inspect(found), vim.inspect(expected)))
end

-- Waits until `find` returns something that is neither nil nor false, and returns it.
function M.wait(find)
  local found
  vim.wait(15000, function()
    found = find()
    return found ~= nil and found ~= false
  end, 20)
  return found
end

function M.finish()
  vim.cmd(M.failed == 0 and 'qall!' or 'cquit!')
end

return M
