#pragma once
// Inside of matching: what a run says of itself.

#include "matching/files/read.hpp"

namespace sinergi::matching {

/// A result: what the engine did, and what the lists were like.
struct Account {
    Report const& report;
    Lists const& lists;
    std::int64_t persons = 0;  // clusters; 0 in a link
};
[[nodiscard]] std::string as_json(Account const& account);
/// For a terminal; what is wrong with a row stands there in both languages.
[[nodiscard]] std::string as_text(Account const& account);

/// Says why not, on the error output, in Indonesian and then in English.
/// @return 1
int tell(Refusal const& refusal);
/// A key's sentence, as above. `about` stands for {about}.
void say(std::string_view key, std::string const& about);

/// The most memory this program has had at once: of its own life, not of the one that started it. 0: not known.
[[nodiscard]] std::int64_t peak_memory_kb();

}  // namespace sinergi::matching
