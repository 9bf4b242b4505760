#pragma once
// Which column of a file holds what: by its heading, or as a person said for files with the same headings.

#include "lists/read.hpp"

#include <span>

namespace sinergi::registry::intake {

/// Columns of a file, as they were recognised: place of each thing we know, -1 for none.
struct Columns {
    std::int32_t nik = -1, no_kk = -1, name = -1, sex = -1, born_on = -1, died_on = -1, born_place = -1,
                 place_and_day = -1, mother_name = -1, address = -1, rt = -1, rw = -1, rt_rw = -1, region = -1,
                 village = -1, district = -1, relation = -1, dtsen_relation = -1, marital = -1, decile = -1,
                 cut_off = -1, household = -1, status_dtsen = -1, pbi = -1, bansos = -1, kemiskinan_ekstrem = -1,
                 keberadaan = -1;
    std::vector<std::string> titles;
    [[nodiscard]] bool is_of_persons() const noexcept {
        return born_on >= 0 || place_and_day >= 0 || relation >= 0 || dtsen_relation >= 0;
    }
};
/// What a column may hold, in the words of the mapping: "nik", "no_kk", ... "household".
[[nodiscard]] std::span<std::string_view const> column_words() noexcept;
/// What each column holds, in the same words; "" nothing we know.
[[nodiscard]] std::vector<std::string> words_of(Columns const& columns);
/// The heading under which a thing stands; "" when no column holds it. A code of DTSEN stands for the relation, place
/// and day for the birth.
[[nodiscard]] std::string_view title_of(Columns const& columns, std::string_view word) noexcept;
/// @param told what a person said each column holds, for the same headings; empty: as recognised
[[nodiscard]] Columns columns_of(lists::Shape const& shape, std::vector<std::string> const& told = {});

}  // namespace sinergi::registry::intake
