#pragma once
// Rows of this house. A back room: only its actions and api come here. Lists are narrowed by the permit in SQL.

#include "access/rules.hpp"
#include "objections/model.hpp"
#include "objections/model/usul.hpp"
#include "plumbing/db/db.hpp"

namespace sinergi::objections {

std::string word(auto value) { return boost::describe::enum_to_string(value, ""); }

}  // namespace sinergi::objections

namespace sinergi::objections::store {

[[nodiscard]] Clocks clocks_on(db::Tx& tx, Date day);
[[nodiscard]] std::vector<Reason> reasons(db::Tx& tx);

// ---- objections

void insert(db::Tx& tx, Objection const& objection, Challenger const& by);
/// Over the version before it.
/// @refuses objections.changed_meanwhile
[[nodiscard]] Done update(db::Tx& tx, Objection const& next);
[[nodiscard]] std::optional<Objection> find(db::Tx& tx, ObjectionId id);
[[nodiscard]] bool has_any(db::Tx& tx);
[[nodiscard]] Challenger challenger(db::Tx& tx, ObjectionId id);

enum class Queue : std::uint8_t { open, late, mine, ended };
BOOST_DESCRIBE_ENUM(Queue, open, late, mine, ended)
/// The earliest answer first (ended: the newest first); without those from which the officer is barred.
[[nodiscard]] std::vector<Objection> list(db::Tx& tx, access::Permit const& permit, Queue queue, Moment now,
                                          std::int64_t after, std::int64_t limit);
/// Open ones whose rung is over.
[[nodiscard]] std::vector<ObjectionId> to_climb(db::Tx& tx, Moment now, std::int64_t limit);

void bar(db::Tx& tx, ObjectionId id, access::AccountId account);
[[nodiscard]] std::vector<access::AccountId> barred(db::Tx& tx, ObjectionId id);

struct PhotoRow {
    PhotoId id;
    std::string digest, thumb;
    std::optional<std::int64_t> lat, lon;
};
BOOST_DESCRIBE_STRUCT(PhotoRow, (), (id, digest, thumb, lat, lon))
void insert_photo(db::Tx& tx, PhotoRow const& photo, std::string_view token, Moment now);
/// A photo that belongs to nothing yet, by its token's digest.
[[nodiscard]] std::optional<PhotoRow> loose_photo(db::Tx& tx, PhotoId id, std::string_view token);
void give_photo(db::Tx& tx, PhotoId id, ObjectionId to);
[[nodiscard]] std::vector<PhotoRow> photos(db::Tx& tx, ObjectionId id);

struct StepRow {
    StepId id;
    Moment at;
    std::string deed;
    access::AccountId account;
    std::string by_role;
    bool is_public = false;
    std::string body, from_state, to_state;
};
BOOST_DESCRIBE_STRUCT(StepRow, (), (id, at, deed, account, by_role, is_public, body, from_state, to_state))
void insert_step(db::Tx& tx, ObjectionId of, StepRow const& step);
[[nodiscard]] std::vector<StepRow> steps(db::Tx& tx, ObjectionId of);

// ---- removals

void insert(db::Tx& tx, Removal const& removal);
/// @refuses objections.changed_meanwhile
[[nodiscard]] Done update(db::Tx& tx, Removal const& next);
[[nodiscard]] std::optional<Removal> find(db::Tx& tx, RemovalId id);
/// Does a removal from this programme rest on the check already? One that was refused does not count.
[[nodiscard]] bool is_proposed(db::Tx& tx, visits::VisitId visit, std::string_view programme);
enum class Which : std::uint8_t { open, ended };
BOOST_DESCRIBE_ENUM(Which, open, ended)
/// Those that wait for somebody (proposed, decided, appealed) first, then the newest.
[[nodiscard]] std::vector<Removal> removals(db::Tx& tx, access::Permit const& permit, Which which, std::int64_t after,
                                            std::int64_t limit);
/// Of one family, the newest first.
[[nodiscard]] std::vector<Removal> removals_of(db::Tx& tx, access::Permit const& permit, registry::FamilyId family);
[[nodiscard]] std::vector<RemovalId> late_appeals(db::Tx& tx, Date today, std::int64_t limit);

// ---- usul

void insert(db::Tx& tx, Usul const& usul, Proposer const& by);
/// @refuses objections.changed_meanwhile
[[nodiscard]] Done update(db::Tx& tx, Usul const& next);
[[nodiscard]] std::optional<Usul> find(db::Tx& tx, UsulId id);
[[nodiscard]] Proposer proposer(db::Tx& tx, UsulId id);
/// waiting: taken on, and in no list yet.
enum class UsulQueue : std::uint8_t { open, waiting, ended };
BOOST_DESCRIBE_ENUM(UsulQueue, open, waiting, ended)
/// Open and waiting: the oldest first. Ended: the newest first.
[[nodiscard]] std::vector<Usul> usuls(db::Tx& tx, access::Permit const& permit, UsulQueue queue, std::int64_t after,
                                      std::int64_t limit);

}  // namespace sinergi::objections::store
