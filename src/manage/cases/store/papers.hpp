#pragma once
// Papers, dates to keep, nights in a shelter, words of search, what other nodes were asked. Included by store.hpp.

#include "cases/store.hpp"

namespace sinergi::cases::store {

struct PaperRow {
    PaperId id;
    CaseId case_id;
    EntryId entry;  // none: uploaded, not yet told with an entry
    std::string digest, thumb;
    std::string kind = "document";  // photo document
    std::string file_name, type;
    std::int64_t bytes = 0;
    Secrecy secrecy = Secrecy::identity;
    std::string from_node;  // "" ours; else its bytes may still be on their way
    Moment at;
    access::AccountId account;
};
BOOST_DESCRIBE_STRUCT(PaperRow, (),
                      (id, case_id, entry, digest, thumb, kind, file_name, type, bytes, secrecy, from_node, at,
                       account))
void insert_paper(db::Tx& tx, PaperRow const& paper);
/// @refuses cases.paper_unknown unless it was uploaded to this case and told with no entry yet
[[nodiscard]] Done attach_paper(db::Tx& tx, CaseId of, PaperId id, EntryId entry, Secrecy secrecy);
[[nodiscard]] std::vector<PaperRow> papers(db::Tx& tx, CaseId of);
[[nodiscard]] std::optional<PaperRow> find_paper(db::Tx& tx, PaperId id);
[[nodiscard]] bool has_digest(db::Tx& tx, CaseId of, std::string_view digest);

struct DueRow {
    std::int64_t id = 0;
    std::string kind;  // aftercare discharge
    Date due_on;
    std::string what;
    std::optional<Moment> done_at;
};
BOOST_DESCRIBE_STRUCT(DueRow, (), (id, kind, due_on, what, done_at))
void insert_due(db::Tx& tx, CaseId of, DueRow const& due);
void end_dues(db::Tx& tx, CaseId of, std::string_view kind, Moment now);
[[nodiscard]] std::vector<DueRow> dues(db::Tx& tx, CaseId of);

struct StayRow {
    std::int64_t id = 0;
    std::string place, bed;
    Date first_on;
    std::optional<Date> last_on;
};
BOOST_DESCRIBE_STRUCT(StayRow, (), (id, place, bed, first_on, last_on))
void insert_stay(db::Tx& tx, CaseId of, StayRow const& stay);
void end_stay(db::Tx& tx, CaseId of, Date last_on);
[[nodiscard]] std::vector<StayRow> stays(db::Tx& tx, CaseId of);

/// Words by which a case is found: 'n' of a name, 'w' of need and place.
enum class Scope : char { name = 'n', word = 'w' };
void put_words(db::Tx& tx, CaseId of, Scope scope, std::string_view text);
void drop_words(db::Tx& tx, CaseId of, Scope scope, std::string_view text);
/// Cases that have these words (three at most are looked at, the rarest first), the newest first.
[[nodiscard]] std::vector<CaseId> with_words(db::Tx& tx, Scope scope, std::vector<std::string> words,
                                             std::int64_t limit);

struct KnownRow {
    std::int64_t id = 0;
    std::string node;
    Moment asked_at;
    access::AccountId asked_by;
    std::optional<Moment> answered_at;
    std::string answer;
};
BOOST_DESCRIBE_STRUCT(KnownRow, (), (id, node, asked_at, asked_by, answered_at, answer))
void insert_known(db::Tx& tx, KnownRow const& asked);
/// @return false when that node was not asked so, or has answered before
bool answer_known(db::Tx& tx, KnownRow const& answered);
[[nodiscard]] std::optional<KnownRow> find_known(db::Tx& tx, std::int64_t id);

/// How far a task of this house has followed the notices; kept, so that a restart misses none.
[[nodiscard]] std::int64_t follower_seq(db::Tx& tx, std::string_view follower);
void keep_follower_seq(db::Tx& tx, std::string_view follower, std::int64_t seq);

[[nodiscard]] Clocks clocks_on(db::Tx& tx, Date day);

}  // namespace sinergi::cases::store
