#pragma once
// Keys that people read from paper and type: eight characters that follow from a secret and what they open.

#include <string>
#include <string_view>

namespace sinergi::crypto {

/// "K7QM-2XB4": 40 bits of a keyed digest, in letters and digits that are not mistaken for each other (no I, L, O, U).
/// Kept nowhere: made again from the secret.
/// @param what  the use and the thing, "grievances.key:123", so that no key opens two
[[nodiscard]] std::string paper_key(std::string_view secret, std::string_view what);
/// Is it the key, however it was typed? Takes as long for a wrong one as for the right.
[[nodiscard]] bool is_paper_key(std::string_view secret, std::string_view what, std::string_view typed);
/// As typed, without dashes and blanks, in capitals; O is read as 0, I and L as 1.
[[nodiscard]] std::string bare_code(std::string_view typed);

}  // namespace sinergi::crypto
