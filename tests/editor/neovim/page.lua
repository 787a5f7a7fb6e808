-- The configuration that the book shows: what users copy is what runs here.
local M = {}

-- The blocks of a language on a page of the book, in their order.
function M.blocks(path, language)
  local blocks, block = {}, nil
  for line in io.lines(path) do
    if block and line == '```' then
      table.insert(blocks, table.concat(block, '\n'))
      block = nil
    elseif block then
      table.insert(block, line)
    elseif line == '```' .. language then
      block = {}
    end
  end
  return blocks
end

-- Runs the block for this Neovim: the first is for 0.11 and newer, the second for older ones.
function M.configure(path)
  local block = M.blocks(path, 'lua')[vim.fn.has('nvim-0.11') == 1 and 1 or 2]
  assert(loadstring(block))()
end

return M
