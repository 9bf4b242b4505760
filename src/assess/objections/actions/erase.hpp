#pragma once
// Erasure of what ended: on somebody's wish, or because the years of the office's clock are over. Number, kind, region,
// dates and outcome stay.

#include "objections/actions/usul.hpp"
#include "objections/model/rights.hpp"

namespace sinergi::objections {

enum class ErasedKind : std::uint8_t { objection, usul, rights };
BOOST_DESCRIBE_ENUM(ErasedKind, objection, usul, rights)

struct Erasable {
    std::int64_t id = 0;
    RegionCode region;
    std::string state;
    Moment received_at;
    bool is_open = false, is_erased = false;
    std::int64_t photos = 0, words = 0;  // words: steps that say something
};
/// What an erasure would take, without anybody's name; the look stands in the audit chain. Act erase_personal. A
/// proposal whose line is still on its way is open.
/// @refuses access.act_not_allowed objections.not_found
[[nodiscard]] Result<Erasable> look_erasable(db::Tx& tx, Desk const& desk, access::Officer const& by, ErasedKind kind,
                                             std::int64_t id);
/// Empties it, its photos' rows and kept answers. Without an officer: the office itself.
/// @refuses access.act_not_allowed objections.not_found objections.still_open objections.already_erased
[[nodiscard]] Done erase(db::Tx& tx, Desk const& desk, std::optional<access::Officer> const& by, ErasedKind kind,
                         std::int64_t id, std::string const& reason);
/// What ended longer ago than the clock keeps it. @return how many
[[nodiscard]] Result<std::int64_t> erase_old(db::Tx& tx, Desk const& desk, std::int64_t limit);
/// Photos that were sent for a form a day ago or earlier and that no objection took: their rows go, their files with
/// the next sweep. @return how many
std::int64_t drop_unused_photos(db::Tx& tx, Moment now, std::int64_t limit);
/// The files its rows name, for whoever removes what nobody names (plumbing/files/loose.hpp).
[[nodiscard]] db::Statement const& file_names() noexcept;

}  // namespace sinergi::objections
