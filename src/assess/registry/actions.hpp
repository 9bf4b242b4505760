#pragma once
// Deeds with persons and families. Each takes its permit, writes a version, a line of the timeline, an audit line and a
// notice. Persons whose row changed are told to the index of names after the commit (Desk::touched).

#include "access/doors.hpp"
#include "access/rules.hpp"
#include "audit/model.hpp"
#include "regions/areas.hpp"
#include "registry/rules.hpp"
#include "registry/store.hpp"

namespace sinergi::registry {

/// What a deed stands on.
struct Desk {
    access::Office& office;
    regions::Atlas const& atlas;
    Moment now;
    std::vector<PersonId>& touched;
    [[nodiscard]] Date today() const { return date_in(office.zone, now); }
};

/// Who says so, since when it holds, and why.
struct Ground {
    Source source = Source::office;
    std::optional<Date> on;  // none: today
    std::string reason{};
};

/// A person as somebody tells it. Numbers as typed.
struct NewPerson {
    PersonId known;  // somebody of the registry who moves in; the rest stays as it is
    std::int64_t relation = 0;
    std::string nik, name, sex;
    std::optional<Date> born_on;
    std::string born_place, mother_name;
    PersonId father, mother;
    std::int64_t marital = 0;
};

struct NewFamily {
    RegionCode region;
    std::string no_kk, address, rt, rw;
    std::string household{};  // code of the older forms
    std::optional<std::int64_t> lat{}, lon{};
    std::vector<NewPerson> members;
    Ground ground;
};

/// @refuses access.act_not_allowed access.area_not_allowed registry.faulty, what read_nik and read_kk refuse,
///          registry.region_not_village registry.ground_in_future regions.not_known regions.has_ended
Result<Family> create(db::Tx& tx, Desk const& desk, access::Officer const& by, NewFamily const& wish);

/// What is to stand now; none stays.
struct FamilyEdit {
    std::optional<std::string> no_kk, address, rt, rw;
    std::optional<std::int64_t> lat, lon;
};
/// @param version what the officer saw
/// @refuses registry.family_unknown registry.changed_meanwhile registry.nothing_changed and as create
Result<Family> edit(db::Tx& tx, Desk const& desk, access::Officer const& by, FamilyId id, std::int64_t version,
                    FamilyEdit const& wish, Ground const& ground);

struct PersonEdit {
    std::optional<std::string> nik, name, sex, born_place, mother_name;
    std::optional<Date> born_on;
    std::optional<PersonId> father, mother;
    std::optional<std::int64_t> relation, marital;
};
/// @refuses registry.person_unknown and as edit of a family
Result<Person> edit(db::Tx& tx, Desk const& desk, access::Officer const& by, PersonId id, std::int64_t version,
                    PersonEdit const& wish, Ground const& ground);

struct NewAnswers {
    std::string section;
    FormVersion form = FormVersion::regsosek2022;
    Answers answers;
    AnsweredId seen;  // the answers the officer looked at; none: there were none
};
/// Answers of one section, beside those of before.
/// @refuses registry.section_unknown registry.section_of_other registry.changed_meanwhile registry.faulty
///          access.act_not_allowed (specific sections)
Result<Answered> answer(db::Tx& tx, Desk const& desk, access::Officer const& by, FamilyId family, PersonId person,
                        NewAnswers const& wish, Ground const& ground);

/// Something that happened to a family. What each kind needs: actions/events.cpp.
struct NewEvent {
    EventKind kind = EventKind::born;
    std::int64_t version = 0;           // of the family, as seen
    PersonId person;                    // who died, married, left
    std::optional<NewPerson> somebody;  // who was born or came in
    std::optional<FamilyEdit> place;    // the new home: moved, split
    std::optional<RegionCode> region;
    FamilyId other;             // joins it, marries into it
    std::vector<PersonId> who;  // split: who goes; the first becomes head unless `heads` says otherwise
    PersonId head;              // who is head from now on, where the head died or went
    Ground ground;
};
/// born died married moved came_in left split joined new_head.
/// @refuses registry.event_not_recordable registry.event_person_missing registry.not_a_member
///          registry.head_needed registry.head_lives registry.family_ended and as create
Result<Family> record(db::Tx& tx, Desk const& desk, access::Officer const& by, FamilyId id, NewEvent const& wish);

// ---- reading

/// Does the registry know anybody?
[[nodiscard]] bool has_any(db::Tx& tx);

struct FamilyFile {
    Family family;
    std::vector<Person> members;
    std::vector<Answered> answers, specifics;  // newest last in each section; specifics only with the act
    std::vector<DecileRow> deciles;
    std::vector<Fact> facts;  // of the family and its members, newest last of each kind
    std::vector<Event> events;
    Findings findings;
    std::vector<Pair> pairs;
    bool sees_specific = false, may_edit = false;
};
/// Opens a family; the line stands in the audit chain before the answer.
/// @param as_of none: today
/// @refuses registry.family_unknown access.act_not_allowed
Result<FamilyFile> open(db::Tx& tx, Desk const& desk, access::Officer const& by, FamilyId id,
                        std::optional<Date> as_of = {});
/// The same without the line, for a question that is answered after `note_opened`: reading holds no writer.
Result<FamilyFile> look(db::Tx& tx, Desk const& desk, access::Officer const& by, FamilyId id,
                        std::optional<Date> as_of = {});
/// That a family was opened.
void note_opened(db::Tx& tx, Desk const& desk, access::Officer const& by, FamilyId id, RegionCode const& region);
/// A stay of somebody in a family; the head's name only where the officer may see that family.
struct Stay {
    Membership membership;
    std::string head_name;
};
struct PersonFile {
    Person person;
    std::vector<Stay> stays;  // newest first
    std::string father_name, mother_name;
    std::vector<Event> events;
    std::vector<Pair> pairs;
    std::vector<Merge> merges;  // into this person, not undone
    bool may_edit = false;
};
/// Opens a person, also one who stands in no family or was merged; the line stands in the audit chain.
/// @refuses registry.person_unknown access.act_not_allowed
Result<PersonFile> open(db::Tx& tx, Desk const& desk, access::Officer const& by, PersonId id);
/// The whole NIK of a person, with a reason.
/// @refuses registry.person_unknown registry.reason_missing access.act_not_allowed
Result<Person> open_nik(db::Tx& tx, Desk const& desk, access::Officer const& by, PersonId id,
                        std::string const& reason);

// ---- duplicates

/// Puts a pair into the queue, as the index or a person found it.
void suspect(db::Tx& tx, Desk const& desk, Person const& one, Person const& other, std::int64_t score);

struct Verdict {
    PairState state = PairState::different;
    PersonId keep;  // of "same"
    std::string reason;
};
/// "same" merges at once; "different" is remembered; "check" leaves it to a visit.
/// @refuses registry.pair_unknown registry.pair_decided registry.reason_missing registry.keep_missing
Result<Pair> judge(db::Tx& tx, Desk const& desk, access::Officer const& by, PairId id, Verdict const& verdict);
/// Both rows stay; `gone` points to `keep`, whose empty fields it fills, and leaves its family.
/// @refuses registry.same_row registry.merged_already registry.reason_missing
Result<MergeId> merge(db::Tx& tx, Desk const& desk, access::Officer const& by, PersonId keep, PersonId gone,
                      std::string const& reason);
/// As it was before, and the pair is open again.
/// @refuses registry.merge_unknown registry.merge_undone registry.changed_meanwhile
Done unmerge(db::Tx& tx, Desk const& desk, access::Officer const& by, MergeId id, std::string const& reason);

/// What BPS sent and what we scored of a family, newest quarter first. For houses that watch a family they may see.
[[nodiscard]] std::vector<DecileRow> deciles_of(db::Tx& tx, FamilyId id);
/// A line of the timeline about what another house did with a family: proposed, decided, objected, checked.
/// @refuses registry.family_unknown registry.event_not_recordable access.act_not_allowed
Done remember(db::Tx& tx, Desk const& desk, access::Officer const& by, FamilyId id, EventKind kind,
              Ground const& ground);

/// A decile for a quarter.
/// @refuses registry.period_malformed registry.decile_out_of_range
Done put_decile(db::Tx& tx, Desk const& desk, access::Officer const& by, FamilyId id, DecileRow const& decile);

}  // namespace sinergi::registry
