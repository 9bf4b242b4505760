#pragma once
// Columns of a file that hold answers of the form, named as in the DTSEN files.

#include "lists/read.hpp"
#include "registry/rules.hpp"

#include <span>

namespace sinergi::registry::intake {

/// A column and the question it answers.
struct AnswerColumn {
    std::int32_t column = 0;
    Question const* question = nullptr;
};
/// Of the questions put to families or to persons; by section, in the order of the form.
[[nodiscard]] std::vector<AnswerColumn> answer_columns(std::vector<std::string> const& titles, SubjectKind subject);

/// The answers of one section of a row.
struct SectionRead {
    std::size_t section = 0;  // in sections()
    Answers answers;
};
/// One answer that was left out.
struct AnswerFault {
    Fault fault = Fault::code_unknown;
    std::int32_t column = 0;
};
/// Reads the answers of a row. What is not on the code list or was not to be asked is left out and told.
/// @param cell the text of a column
[[nodiscard]] std::vector<SectionRead> read_answers(std::span<AnswerColumn const> columns, AskedOf const& of,
                                                    std::function<std::string_view(std::int32_t)> const& cell,
                                                    std::vector<AnswerFault>& faults);

/// The quarter a cut-off names: "2026-Q3", or the quarter of a day; "" when it names none.
[[nodiscard]] std::string quarter_in(std::string_view cell, Date today);
/// The relation of the card (SHDK) of a code of the DTSEN files, whose list is shorter: spouse is one code there.
/// @source docs/sources.md#registry-forms
[[nodiscard]] std::uint8_t relation_of_dtsen(std::uint8_t code, char sex) noexcept;

}  // namespace sinergi::registry::intake
