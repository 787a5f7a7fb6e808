-- Requests as a person makes them, in any Neovim from 0.7 on: its functions for language servers changed their names.
local M = {}

local TIMEOUT = 10000
local LEVELS = { 'error', 'warning', 'information', 'hint' }

-- Opens a file, and returns its buffer.
function M.open(name)
  vim.cmd('edit ' .. name)
  return vim.api.nvim_get_current_buf()
end

-- The client of a buffer.
function M.of(buffer)
  local all = vim.lsp.get_clients and vim.lsp.get_clients({ bufnr = buffer })
    or vim.tbl_values(vim.lsp.buf_get_clients(buffer))
  return all[1] and all[1].id
end

function M.line(buffer, row)
  return vim.api.nvim_buf_get_lines(buffer, row, row + 1, false)[1]
end

function M.text(buffer)
  return table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), '\n')
end

-- Where a text stands in a buffer: row and column, from 0.
local function find(buffer, text)
  for row, line in ipairs(vim.api.nvim_buf_get_lines(buffer, 0, -1, false)) do
    local column = line:find(text, 1, true)
    if column then
      return row - 1, column - 1
    end
  end
  error(('%q does not stand in %s'):format(text, vim.api.nvim_buf_get_name(buffer)))
end

-- Types another text in the place of one.
function M.replace(buffer, text, by)
  local row, column = find(buffer, text)
  vim.api.nvim_buf_set_text(buffer, row, column, row, column + #text, { by })
end

-- Puts the cursor on a text.
local function go(buffer, text)
  local row, column = find(buffer, text)
  vim.api.nvim_win_set_buf(0, buffer)
  vim.api.nvim_win_set_cursor(0, { row + 1, column })
end

-- The errors and warnings of a buffer as lines. The ids of the files are made up, so that hints about them always exist: without
-- one the server has not said anything yet, and there is no list.
function M.mistakes(buffer)
  local all = vim.diagnostic.get(buffer)
  local mistakes = vim.tbl_filter(function(found) return found.severity <= vim.diagnostic.severity.WARN end, all)
  return #all > 0 and vim.tbl_map(function(found)
    local first = found.message:match('^[^\n]*')
    return ('%d:%d %s %s'):format(found.lnum, found.col, LEVELS[found.severity], first)
  end, mistakes)
end

local function request(method, buffer, params)
  local answers = vim.lsp.buf_request_sync(buffer, method, params, TIMEOUT) or {}
  for _, answer in pairs(answers) do
    assert(not answer.err, vim.inspect(answer.err))
    return answer.result
  end
end

local function position(buffer, text)
  local row, column = find(buffer, text)
  return { textDocument = { uri = vim.uri_from_bufnr(buffer) }, position = { line = row, character = column } }
end

-- The text that hovering over a text shows.
function M.hover(buffer, text)
  local answer = request('textDocument/hover', buffer, position(buffer, text))
  return answer and (answer.contents.value or answer.contents) or ''
end

-- The labels that are offered behind a text, as a set.
function M.completions(buffer, text)
  local params = position(buffer, text)
  params.position.character = params.position.character + #text
  local answer = request('textDocument/completion', buffer, params) or {}
  local labels = {}
  for _, item in ipairs(answer.items or answer) do
    labels[item.label] = true
  end
  return labels
end

-- The captures of the tree-sitter query for highlights at a text.
function M.captures(buffer, text)
  vim.treesitter.get_parser(buffer):parse(true)
  local row, column = find(buffer, text)
  return vim.tbl_map(function(found) return found.capture end, vim.treesitter.get_captures_at_pos(buffer, row, column))
end

-- Where things lie that a request answers with, as `file:row`, sorted.
function M.locations(method, buffer, text)
  local params = position(buffer, text)
  params.context = { includeDeclaration = true }
  local answer = request(method, buffer, params) or {}
  local list = (answer.uri or answer.targetUri) and { answer } or answer
  local lines = vim.tbl_map(function(place)
    local range = place.targetSelectionRange or place.range
    return ('%s:%d'):format(vim.fn.fnamemodify(vim.uri_to_fname(place.uri or place.targetUri), ':t'), range.start.line)
  end, list)
  table.sort(lines)
  return lines
end

-- Renames what stands at a text, as the command of Neovim does.
function M.rename(buffer, text, name)
  go(buffer, text)
  vim.lsp.buf.rename(name)
end

function M.format(buffer)
  vim.api.nvim_win_set_buf(0, buffer)
  if vim.lsp.buf.format then
    vim.lsp.buf.format({ bufnr = buffer, timeout_ms = TIMEOUT })
  else
    vim.lsp.buf.formatting_sync(nil, TIMEOUT)
  end
end

-- The titles of the code actions for a row.
local function actions(buffer, row)
  local found = vim.diagnostic.get(buffer, { lnum = row })
  local diagnostics = vim.tbl_map(function(diagnostic) return diagnostic.user_data.lsp end, found)
  return request('textDocument/codeAction', buffer, {
    textDocument = { uri = vim.uri_from_bufnr(buffer) },
    range = { start = { line = row, character = 0 }, ['end'] = { line = row, character = #M.line(buffer, row) } },
    context = { diagnostics = diagnostics },
  }) or {}
end

-- Applies the first code action of a row whose title has a text. Returns whether there is one.
function M.act(buffer, row, text)
  for _, action in ipairs(actions(buffer, row)) do
    if action.title:find(text, 1, true) then
      vim.lsp.util.apply_workspace_edit(action.edit, 'utf-16')
      return true
    end
  end
  return false
end

return M
