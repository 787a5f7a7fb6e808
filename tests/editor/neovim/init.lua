-- The configuration that the book shows, so that users copy what runs here: the first block is for Neovim 0.11 and newer, the second
-- for older ones, the third for tree-sitter.
local blocks, block = {}, nil
for line in io.lines(vim.env.BOOK) do
  if block and line == '```' then
    table.insert(blocks, table.concat(block, '\n'))
    block = nil
  elseif block then
    table.insert(block, line)
  elseif line == '```lua' then
    block = {}
  end
end

local is_new = vim.fn.has('nvim-0.11') == 1
assert(loadstring(blocks[is_new and 1 or 2]))()
if is_new then
  assert(loadstring(blocks[3]))()
end
