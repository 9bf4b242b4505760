#pragma once
// Columns remembered, cells mended, and what an import wrote of answers and deciles.

#include "registry/store/imports.hpp"

namespace sinergi::registry::store {

/// What the columns under these headings hold, as a person said; empty when nobody did.
[[nodiscard]] std::vector<std::string> mapping(db::Tx& tx, std::string_view signature);
void put_mapping(db::Tx& tx, std::string_view signature, std::vector<std::string> const& columns,
                 access::AccountId account, Moment now);

[[nodiscard]] intake::MendedCells cells(db::Tx& tx, ImportId import);
struct Cell {
    std::int64_t file = 0, line = 0, column_at = 0;
    std::string value;
};
BOOST_DESCRIBE_STRUCT(Cell, (), (file, line, column_at, value))
void put_cell(db::Tx& tx, ImportId import, Cell const& cell, access::AccountId account, Moment now);
[[nodiscard]] std::int64_t count_cells(db::Tx& tx, ImportId import);

/// Some thousand answers or deciles of an import, gone. @return how many; 0 when there are none left
std::int64_t remove_told(db::Tx& tx, ImportRow const& import);

}  // namespace sinergi::registry::store
