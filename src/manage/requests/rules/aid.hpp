#pragma once
// "Why did my aid stop?": what a column of a status file holds, and what its words mean. Pure.
// @source docs/sources.md#aid-status

#include "base/result.hpp"

#include <boost/describe.hpp>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sinergi::requests {

/// What a column of a status file holds. Members are described from 1: `none` is a column of no use to us.
enum class AidColumn : std::uint8_t { none, nik, name, programme, period, status, note };
BOOST_DESCRIBE_ENUM(AidColumn, none, nik, name, programme, period, status, note)

enum class AidStanding : std::uint8_t { active, in_process, failed, stopped, unknown };
BOOST_DESCRIBE_ENUM(AidStanding, active, in_process, failed, stopped, unknown)

/// What a status means; a row of the office. `words`: parts of a status, parted by `|`.
struct AidReason {
    std::string code;
    AidStanding standing = AidStanding::unknown;
    std::string words, text_id, text_en, who_id, who_en, next_id, next_en, appeal_id, appeal_en;
};
BOOST_DESCRIBE_STRUCT(AidReason, (),
                      (code, standing, words, text_id, text_en, who_id, who_en, next_id, next_en, appeal_id, appeal_en))

/// What each column holds, by its heading.
[[nodiscard]] std::vector<AidColumn> columns_of(std::span<std::string const> headings);
/// A file that can be used: a status, and a NIK or a name; no column told twice.
/// @refuses requests.aid_no_status requests.aid_no_person requests.aid_column_twice
[[nodiscard]] Done check_columns(std::span<AidColumn const> columns);

/// A reason that answers each question in both languages and shares no words with another.
/// @refuses requests.reason_code_malformed requests.reason_words_missing requests.reason_words_taken (about: the words)
[[nodiscard]] Done check_reason(std::span<AidReason const> reasons, AidReason const& changed);

/// The reason whose words a status holds: the longest of them, whole words only ("si" is not in "sisa"); the code
/// `tidak_dikenal` where none does.
[[nodiscard]] AidReason const& meaning(std::span<AidReason const> reasons, std::string_view status);

/// Other ways to write a key of terms ("euis octaviani" -> "euis oktaviani"): up to two letters that sound alike, or
/// one H more or less. Without the key itself, at most `spellings_max`.
[[nodiscard]] std::vector<std::string> spellings_of(std::string_view name_key);
inline constexpr std::size_t spellings_max = 120;

}  // namespace sinergi::requests
