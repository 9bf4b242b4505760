#pragma once
// The only place that reads and writes the tables of the proposals. Lists are narrowed by the permit in SQL.

#include "plumbing/db/db.hpp"
#include "proposals/rules.hpp"

namespace sinergi::proposals {

/// The word an enum is stored and sent as.
std::string word(auto value) { return boost::describe::enum_to_string(value, ""); }

/// How many lines of a roll are alive, by sort.
struct Counts {
    RollId roll;
    std::int64_t items = 0, families = 0, programmes = 0, corrections = 0, removals = 0, done = 0, conflicts = 0;
};
BOOST_DESCRIBE_STRUCT(Counts, (), (roll, items, families, programmes, corrections, removals, done, conflicts))

/// Lists of a month in one state that carry the same days.
struct Waiting {
    std::string month;
    Date village_due, verifier_due, head_due, regent_due, siksng_due;
    std::int64_t rolls = 0;
};
BOOST_DESCRIBE_STRUCT(Waiting, (), (month, village_due, verifier_due, head_due, regent_due, siksng_due, rolls))

/// What became of a family's line before this one.
struct Before {
    std::string month;
    ItemState state = ItemState::listed;
    Kind kind = Kind::family;
};
BOOST_DESCRIBE_STRUCT(Before, (), (month, state, kind))

/// A line that has not come to its end.
struct UnderWay {
    ItemId item;
    RollId roll;
    std::string month;
};
BOOST_DESCRIBE_STRUCT(UnderWay, (), (item, roll, month))

}  // namespace sinergi::proposals

namespace sinergi::proposals::store {

[[nodiscard]] Terms terms(db::Tx& tx);
/// @refuses proposals.changed_meanwhile unless `terms.version` is the stored one
[[nodiscard]] Done put(db::Tx& tx, Terms const& terms);
/// Both lists, each in the office's order.
[[nodiscard]] std::vector<Word> words(db::Tx& tx);

/// @refuses proposals.roll_there when the village has one for that month
[[nodiscard]] Done insert(db::Tx& tx, Roll const& roll);
/// Over the version it carries, which grows by one.
/// @refuses proposals.changed_meanwhile
[[nodiscard]] Done update(db::Tx& tx, Roll& roll);
/// @refuses proposals.roll_unknown, also when it exists but not for these eyes
[[nodiscard]] Result<Roll> get_roll(db::Tx& tx, access::Permit const& permit, RollId id);
/// Whoever asks.
[[nodiscard]] std::optional<Roll> find_roll(db::Tx& tx, RollId id);
/// Closed longer ago than the office keeps lists, and not erased.
[[nodiscard]] std::vector<RollId> erasable(db::Tx& tx, Moment now, std::int64_t limit);
/// Does it say nothing personal: no line whose it is, no paper, no words?
[[nodiscard]] bool is_erased(db::Tx& tx, RollId id);
void erase(db::Tx& tx, RollId id);
/// The signed scans of a recap.
void erase_scans(db::Tx& tx, RecapId recap);
[[nodiscard]] std::vector<Roll> rolls_of_month(db::Tx& tx, access::Permit const& permit, std::string_view month);
/// The longest waiting first, at most 500.
[[nodiscard]] std::vector<Roll> rolls_in_state(db::Tx& tx, access::Permit const& permit, State state);
/// Counts of those up to a month, the newest first: nobody's list is opened by them.
[[nodiscard]] std::vector<Waiting> waiting(db::Tx& tx, access::Permit const& permit, State state,
                                           std::string_view month);
[[nodiscard]] std::vector<Roll> rolls_of_recap(db::Tx& tx, RecapId recap);
/// Newest month first.
[[nodiscard]] std::vector<Roll> rolls_of_village(db::Tx& tx, RegionCode const& village, std::int64_t limit);
[[nodiscard]] std::vector<Counts> counts_of_month(db::Tx& tx, access::Permit const& permit, std::string_view month);
[[nodiscard]] Counts counts_of(db::Tx& tx, RollId roll);

/// What a line is about: one string, so that nobody stands twice in a roll.
[[nodiscard]] std::string subject_of(Item const& item);
/// @refuses proposals.already_listed
[[nodiscard]] Done insert(db::Tx& tx, Item const& item);
/// @refuses proposals.changed_meanwhile
[[nodiscard]] Done update(db::Tx& tx, Item& item);
/// @refuses proposals.item_unknown
[[nodiscard]] Result<Item> get_item(db::Tx& tx, access::Permit const& permit, ItemId id);
/// In the order they came, at most 500.
[[nodiscard]] std::vector<Item> items(db::Tx& tx, RollId roll);
[[nodiscard]] std::optional<Before> before_of(db::Tx& tx, Item const& item);
/// Where the same stands and has not come to its end: the newest.
[[nodiscard]] std::optional<UnderWay> under_way(db::Tx& tx, Item const& item);
[[nodiscard]] std::optional<Standing> standing(db::Tx& tx, ItemId id);
[[nodiscard]] std::vector<Item> tasks(db::Tx& tx, access::Permit const& permit, ItemState state, ItemId after,
                                      std::int64_t limit);
/// Newest first.
[[nodiscard]] std::vector<Item> items_of_family(db::Tx& tx, registry::FamilyId family);

void insert(db::Tx& tx, Paper const& paper);
[[nodiscard]] std::vector<Paper> papers(db::Tx& tx, RollId roll);
[[nodiscard]] std::vector<Paper> papers(db::Tx& tx, RecapId recap);
/// @refuses proposals.paper_unknown
[[nodiscard]] Result<Paper> get_paper(db::Tx& tx, PaperId id);

void insert(db::Tx& tx, Step const& step);
/// Newest first.
[[nodiscard]] std::vector<Step> steps(db::Tx& tx, RollId roll);

void insert(db::Tx& tx, Recap const& recap);
/// @refuses proposals.changed_meanwhile
[[nodiscard]] Done update(db::Tx& tx, Recap& recap);
/// @refuses proposals.recap_unknown
[[nodiscard]] Result<Recap> get_recap(db::Tx& tx, access::Permit const& permit, RecapId id);
[[nodiscard]] std::vector<Recap> recaps(db::Tx& tx, access::Permit const& permit, std::string_view month);

void insert(db::Tx& tx, Official const& official);
/// @refuses proposals.official_unknown
[[nodiscard]] Result<Official> get_official(db::Tx& tx, access::Permit const& permit, OfficialId id);
void end(db::Tx& tx, OfficialId id, Moment now);
[[nodiscard]] std::vector<Official> officials(db::Tx& tx, RegionCode const& village);

[[nodiscard]] std::int64_t highest_id(db::Tx& tx);

}  // namespace sinergi::proposals::store
