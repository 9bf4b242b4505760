#pragma once
// Deeds of a family's way into the list: one deed, one transaction, one line in the timeline, the audit and the live
// stream. Village, office, recap, SIKS-NG: a file each in actions/.

#include "proposals/store.hpp"
#include "registry/actions.hpp"

namespace sinergi::proposals {

/// What a deed stands on.
struct Desk {
    access::Office& office;
    regions::Atlas const& atlas;
    Moment now;
    std::vector<registry::PersonId>& touched;
    [[nodiscard]] Date today() const { return date_in(office.zone, now); }
    [[nodiscard]] registry::Desk registry() const { return {office, atlas, now, touched}; }
};

/// What the officer saw and says. When the version is given, the deed is refused unless it is still that one.
struct Said {
    std::string words{};
    std::optional<std::int64_t> version{};
};

// ---- village

/// @refuses access.act_not_allowed access.area_not_allowed proposals.region_not_village proposals.month_malformed
///          proposals.month_not_open proposals.roll_there
Result<Roll> open_roll(db::Tx& tx, Desk const& desk, access::Officer const& by, RegionCode const& village,
                       std::string const& month);
struct NewItem {
    Kind kind = Kind::family;
    registry::FamilyId family;
    registry::PersonId person{};  // of a removal: who; none: the whole family
    std::string programme{}, reason{}, note{};
    ItemOrigin origin = ItemOrigin::village;
};
/// A family of the registry becomes a line. Opening its file stands in the audit chain.
/// @refuses proposals.roll_unknown proposals.not_in_this_state proposals.programme_missing proposals.reason_missing
///          proposals.note_missing proposals.word_unknown proposals.other_village proposals.not_a_member
///          proposals.family_gone proposals.already_listed proposals.already_under_way proposals.roll_full
///          and those of registry::open
Result<Item> propose(db::Tx& tx, Desk const& desk, access::Officer const& by, RollId roll, NewItem const& wish);
/// What a citizen proposes and the village took on becomes a line of its list, for the meeting to decide on like any
/// other. The list of this month while the village still writes it, else the next month's; opened when there is none
/// and its days allow. Who stands somewhere for the same already has that line.
/// @refuses proposals.no_open_roll and those of open_roll and propose
Result<Item> take_in(db::Tx& tx, Desk const& desk, access::Officer const& by, RegionCode const& village,
                     NewItem const& wish);
/// Where a line stands; for a house that proved who asks.
[[nodiscard]] std::optional<Standing> standing(db::Tx& tx, ItemId id);
/// Programmes one may be proposed for, in the office's order.
[[nodiscard]] std::vector<Word> programmes(db::Tx& tx);
/// @refuses proposals.item_unknown proposals.words_needed proposals.item_not_in_this_state proposals.not_in_this_state
Result<Item> withdraw(db::Tx& tx, Desk const& desk, access::Officer const& by, ItemId item, Said const& said);

struct Exception {
    ItemId item;
    std::string reason, words;
};
struct Meeting {
    Way way = Way::meeting;
    Date on;
    std::string place, words;  // what was decided for the whole list
    std::int64_t attended = 0;
    std::vector<Exception> exceptions;
};
/// One decision for the list and the exceptions by line; or the signed statement instead of a meeting.
/// @refuses proposals.way_missing proposals.meeting_day_missing proposals.meeting_in_future
///          proposals.attendance_missing proposals.words_needed proposals.exception_reason_missing
///          proposals.word_unknown proposals.nothing_to_send proposals.item_unknown
Result<Roll> meet(db::Tx& tx, Desk const& desk, access::Officer const& by, RollId roll, Meeting const& meeting,
                  std::optional<std::int64_t> version);
/// The village has nobody to propose this month.
/// @refuses proposals.list_not_empty
Result<Roll> say_nothing(db::Tx& tx, Desk const& desk, access::Officer const& by, RollId roll, Said const& said);
/// @refuses those of check_sending
Result<Roll> send(db::Tx& tx, Desk const& desk, access::Officer const& by, RollId roll, Said const& said);
/// A paper whose bytes are in the FileStore, of a roll or one of its lines.
/// @refuses proposals.roll_unknown proposals.item_unknown proposals.not_in_this_state
Result<PaperId> attach(db::Tx& tx, Desk const& desk, access::Officer const& by, RollId roll, Paper paper);

// ---- office

/// Draws lines for a check in the field; the seed is kept. @refuses proposals.sample_there
Result<Roll> draw(db::Tx& tx, Desk const& desk, access::Officer const& by, RollId roll, Said const& said);
/// @refuses proposals.own_line (who proposed it does not check it) proposals.words_needed proposals.check_empty
Result<Item> check(db::Tx& tx, Desk const& desk, access::Officer const& by, ItemId item, Check result,
                   Said const& said);
/// @refuses proposals.words_needed proposals.item_not_in_this_state
Result<Item> turn_down(db::Tx& tx, Desk const& desk, access::Officer const& by, ItemId item, Said const& said);
/// @refuses proposals.four_eyes and those of check_verifying
Result<Roll> verify(db::Tx& tx, Desk const& desk, access::Officer const& by, RollId roll, Said const& said);
/// @refuses proposals.four_eyes
Result<Roll> approve(db::Tx& tx, Desk const& desk, access::Officer const& by, RollId roll, Said const& said);
/// Back to the village, with a reason. @refuses proposals.words_needed proposals.in_recap
Result<Roll> give_back(db::Tx& tx, Desk const& desk, access::Officer const& by, RollId roll, Said const& said);

// ---- regent

/// All rolls of a month that wait for the regent and stand in no recap yet.
/// @refuses proposals.nothing_to_recap
Result<Recap> make_recap(db::Tx& tx, Desk const& desk, access::Officer const& by, std::string const& month);
/// Gives up one that was not signed; its rolls wait again. @refuses proposals.recap_signed proposals.words_needed
Result<Recap> unbind(db::Tx& tx, Desk const& desk, access::Officer const& by, RecapId id, Said const& said);
struct Signature {
    std::string number;
    Date on;
    Paper scan;  // or the file with the electronic signature
};
/// The signed paper came back: every line becomes a task for SIKS-NG.
/// @refuses proposals.recap_signed proposals.number_missing proposals.signed_in_future proposals.recap_unknown
Result<Recap> sign(db::Tx& tx, Desk const& desk, access::Officer const& by, RecapId id, Signature const& signature);

// ---- SIKS-NG and what comes back

/// The line with the family's numbers whole, to be typed into SIKS-NG. Stands in the audit chain before the answer.
struct Numbers {
    Item item;
    Roll roll;
    registry::FamilyFile file;
};
/// @refuses proposals.item_unknown proposals.not_in_this_state
Result<Numbers> open_numbers(db::Tx& tx, Desk const& desk, access::Officer const& by, ItemId item);
/// @param on the day it was typed into SIKS-NG
/// @refuses proposals.notice_first (a removal before its family was told) proposals.day_in_future
///          proposals.item_not_in_this_state
Result<Item> enter(db::Tx& tx, Desk const& desk, access::Officer const& by, ItemId item, Date on, Said const& said);
/// The family of a removal was told why, by whom and where to object.
/// @param said.words how: by hand, at the notice board
/// @refuses proposals.not_a_removal proposals.day_in_future proposals.words_needed
Result<Item> tell(db::Tx& tx, Desk const& desk, access::Officer const& by, ItemId item, Date on, Said const& said);
/// @refuses proposals.not_a_removal proposals.words_needed proposals.item_not_in_this_state
Result<Item> appeal(db::Tx& tx, Desk const& desk, access::Officer const& by, ItemId item, Said const& said);
enum class Verdict : std::uint8_t { granted, upheld };  // granted: the family stays
BOOST_DESCRIBE_ENUM(Verdict, granted, upheld)
/// @refuses proposals.four_eyes (who verified) proposals.words_needed proposals.item_not_in_this_state
Result<Item> judge(db::Tx& tx, Desk const& desk, access::Officer const& by, ItemId item, Verdict verdict,
                   Said const& said);

/// A list that came back: everybody on it by NIK or KK, 16 digits each, and the families of ours that it means.
struct Back {
    Date on;          // the list's day; lines entered after it are left alone
    RegionCode area;  // what it covers
    Reach reach = Reach::whole;
    std::string programme{};  // whose receivers it names, a code of the office's list; "" the registry's own
    std::vector<std::string> numbers{};
    // Of ours: nothing differs; something does; on the list, which says too little to prove a correction.
    std::vector<registry::FamilyId> same{}, differs{}, named{};
};
struct Closed {
    std::int64_t arrived = 0, missing = 0;
};
BOOST_DESCRIBE_STRUCT(Closed, (), (arrived, missing))
/// Closes lines that the list shows and names those it does not. For the house that reads BNBA and decile files, in its
/// own transaction; the same list twice changes nothing.
/// @refuses access.act_not_allowed access.area_not_allowed proposals.word_unknown
Result<Closed> arrived(db::Tx& tx, Desk const& desk, access::Officer const& by, Back const& back);
/// Is there a family in the area that was to come into DTSEN, and the registry received a decile of BPS for it since
/// its line was entered? A read.
[[nodiscard]] bool has_decile_come(db::Tx& tx, access::Officer const& by, RegionCode const& area);
/// Closes those lines.
Result<Closed> arrived_by_decile(db::Tx& tx, Desk const& desk, access::Officer const& by, RegionCode const& area);

// ---- erasure

/// What emptying a closed list would take.
struct Erasable {
    Roll roll;
    std::int64_t lines = 0, papers = 0;
    bool is_erased = false;
};
/// Nobody's name; the look stands in the audit chain. Act erase_personal.
/// @refuses access.act_not_allowed proposals.roll_unknown
Result<Erasable> look_erasable(db::Tx& tx, Desk const& desk, access::Officer const& by, RollId roll);
/// Empties the lines of a closed list, what its timeline and its meeting say and its papers, and the scan of its recap
/// when this was the last of the recap's lists; without an officer: the office itself.
/// @refuses access.act_not_allowed proposals.roll_unknown proposals.still_open proposals.already_erased
Done erase(db::Tx& tx, Desk const& desk, std::optional<access::Officer> const& by, RollId roll,
           std::string const& reason);
/// Lists closed longer ago than the office keeps them. @return how many
Result<std::int64_t> erase_old(db::Tx& tx, Desk const& desk, std::int64_t limit);
/// The files its rows name, for whoever removes what nobody names (plumbing/files/loose.hpp).
[[nodiscard]] db::Statement const& file_names() noexcept;

// ---- settings

/// @refuses access.act_not_allowed proposals.terms_malformed proposals.changed_meanwhile
Result<Terms> put_terms(db::Tx& tx, Desk const& desk, access::Officer const& by, Terms const& terms);
/// @refuses proposals.region_not_village proposals.official_malformed and what reads a NIK refuses
Result<Official> declare(db::Tx& tx, Desk const& desk, access::Officer const& by, Official wish);
/// The office's deed, so that no village takes a mark away from itself.
/// @refuses proposals.official_unknown
Done end_official(db::Tx& tx, Desk const& desk, access::Officer const& by, OfficialId id);

}  // namespace sinergi::proposals
