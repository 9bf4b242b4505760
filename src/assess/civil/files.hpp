#pragma once
// The file that goes to the civil registry and comes back: one row a person, our columns filled, theirs to fill in.

#include "civil/model.hpp"

#include <functional>

namespace sinergi::civil {

enum class Format : std::uint8_t { csv, xlsx };
BOOST_DESCRIBE_ENUM(Format, csv, xlsx)

/// What stands over the rows of a workbook.
struct RequestHead {
    std::string office, area;
    Moment made;
    Date day;
};
/// Calls `row` until it says false. Columns: nik, nama, tempat_lahir, tgl_lahir, jk, nama_ibu, and empty ones for the
/// answer: hasil, nama_dukcapil, tempat_lahir_dukcapil, tgl_lahir_dukcapil, jk_dukcapil, nama_ibu_dukcapil, sebab,
/// keterangan.
[[nodiscard]] std::string write_request(Format format, RequestHead const& head,
                                        std::function<bool(Question& into)> const& row);

/// A line of an answer that cannot be used. `column` is a heading, "" the whole line.
struct AnswerFault {
    std::int64_t line = 0;
    std::string_view key;  // of a sentence
    std::string column;
};

/// What an answer file says, line by line.
struct AnswerLine {
    std::int64_t line = 0;
    Answer answer;
};
struct AnswerSheet {
    std::vector<AnswerLine> answers;
    std::vector<AnswerFault> faults;  // the first 200
    std::int64_t rows = 0, unreadable = 0;
};
/// Reads our own file with the answer's columns filled in, or a list of the civil registry with a NIK in each row. A
/// cell of the answer's columns holds a value, or SESUAI / TIDAK SESUAI where the agreement allows no more. A row that
/// says nothing is not an answer.
/// @refuses sheet.* civil.answer_no_nik civil.answer_no_column civil.answer_empty
[[nodiscard]] Result<AnswerSheet> read_answers(std::string_view bytes, Date today);

}  // namespace sinergi::civil
