#pragma once
// Search by words, the same on both databases: a table of words walked by falling id, fortnight by fortnight, so that
// new complaints write into one small part of it and a million rows are as quick as three (docs/decisions/0010).

#include "grievances/store.hpp"

namespace sinergi::grievances::store {

/// Words by which a complaint is found: of its text and place, at most 40, without the words everybody uses. The
/// reporter's name and number are never among them.
[[nodiscard]] std::vector<std::string> search_words(std::string_view body, std::string_view place);
/// What somebody typed, as words to search for.
[[nodiscard]] std::vector<std::string> asked_words(std::string_view q);

/// Those with every word of `words` (four at most are looked at), newest first; the last word may be the beginning of
/// one. A page may come back short with a `next`: so much was walked, and more may follow.
/// @refuses grievances.cursor_malformed
[[nodiscard]] Result<Page> search(db::Tx& tx, access::Permit const& permit, Filter const& filter,
                                  std::vector<std::string> const& words, std::string_view after, std::int64_t limit);
/// A complaint that shares words with a text, and which, the rarest first.
struct Alike {
    GrievanceId id;
    std::vector<std::string> shared;
};
/// Of the last five months, the most and rarest shared words first; for "reported before?".
[[nodiscard]] std::vector<Alike> alike(db::Tx& tx, std::vector<std::string> const& words, std::int64_t limit);

/// The part of the word table a complaint's words stand in: 2^30 ms, twelve days and a half, of its id's time.
[[nodiscard]] constexpr std::int64_t fortnight_of(GrievanceId id) noexcept { return id.raw() >> 51; }

}  // namespace sinergi::grievances::store
