#pragma once
// Deeds on cases: one deed, one transaction, one audit line, one notice, and the letters to who shares the case.
// Bodies: actions/open.cpp, enter.cpp, lead.cpp, refer.cpp, ask.cpp, reply.cpp, withdraw.cpp, letters.cpp, take.cpp,
// turned.cpp, erase.cpp, clocks.cpp, search.cpp.

#include "access/doors.hpp"
#include "access/rules.hpp"
#include "base/nik.hpp"
#include "base/phone.hpp"
#include "cases/people.hpp"
#include "cases/rules.hpp"
#include "cases/store.hpp"
#include "referrals/actions.hpp"

#include <optional>
#include <string>
#include <vector>

namespace sinergi::cases {

/// What every deed needs beside its transaction.
struct Desk {
    access::Office& office;
    Clocks const& clocks;
    calendar::Calendar const& calendar;
    Courier& courier;
    Moment now;
    People const* people = nullptr;  // null: namesakes are not looked for
    [[nodiscard]] Time time() const { return {clocks, calendar, office.zone, now}; }
    [[nodiscard]] Date today() const { return date_in(office.zone, now); }
    [[nodiscard]] std::string own() const { return courier.own(); }
};
/// A node without partners: nobody is told, nobody is known.
class NoCourier final : public Courier {
public:
    explicit NoCourier(RegionCode const& area) : own_(agreements::node_of(area)) {}
    void send(db::Tx& /*tx*/, Letter const& /*letter*/) override {}
    [[nodiscard]] bool knows(db::Tx& /*tx*/, std::string_view /*node*/) override { return false; }
    [[nodiscard]] std::string own() const override { return own_; }

private:
    std::string own_;
};

// ---- opening

struct NewPerson {
    std::string role = "subject";  // subject family guardian contact
    Identity identity = Identity::unknown;
    std::string name{};
    std::optional<Nik> nik{};
    std::string sex{};  // "L" "P" ""
    std::optional<Date> born_on{};
    std::optional<std::int64_t> age{};  // in years, where no birthday is known
    std::string phone{}, address{}, relation{};
};
struct NewCase {
    bool is_managed = false;
    RegionCode region;
    std::string need;
    std::vector<std::string> types{};
    Source source = Source::visit;
    std::vector<NewPerson> persons{};
    Risk risk = Risk::unknown;
    Urgency urgency = Urgency::normal;
    grievances::GrievanceId grievance{};
    std::string act{}, proof{};  // a short case closed in this very call
};
/// Opens a case; a short one with act and proof is closed in the same step. From a complaint it takes guard and named.
/// @refuses access.act_not_allowed access.area_not_allowed cases.place_outside cases.types_missing cases.type_unknown
/// cases.proof_missing cases.has_case (about: its number) grievances.not_found
[[nodiscard]] Result<Case> open(db::Tx& tx, Desk const& desk, access::Officer const& by, NewCase const& wish);

/// What a complaint says, for the case it becomes. @refuses grievances.not_found access.act_not_allowed
struct ComplaintWords {
    RegionCode region;
    std::string need;
    bool is_urgent = false;
};
[[nodiscard]] Result<ComplaintWords> complaint_words(db::Tx& tx, access::Officer const& by, grievances::GrievanceId id);

/// What may already be known: asked before a case is opened.
struct Similar {
    RegionCode region{};
    std::string name{}, need{}, type{};
    std::optional<Nik> nik{};
    std::string sex{};  // "L", "P" or ""
    std::optional<Date> born_on{};
};
struct Alike {
    Case row;
    std::vector<std::string> because;         // nik name namesake words type
    std::vector<Namesake::Reason> reasons{};  // of a namesake: what agrees and what does not
};
/// Cases that may be about the same person, the surest first; what the asker may not read is not matched by.
/// @refuses access.act_not_allowed
[[nodiscard]] Result<std::vector<Alike>> similar(db::Tx& tx, Desk const& desk, access::Officer const& by,
                                                 Similar const& asked);

/// By what a NIK is found: a digest keyed with the node's secret.
[[nodiscard]] std::string nik_digest(Desk const& desk, Nik const& nik);

// ---- reading

/// Opens a file: the line of it is in the audit chain before the answer goes out. @refuses cases.not_found
[[nodiscard]] Result<Case> open_file(db::Tx& tx, Desk const& desk, access::Officer const& by, CaseId id);
/// The whole NIK of a person, for a reason. @refuses cases.not_found cases.person_unknown access.act_not_allowed
[[nodiscard]] Result<std::string> open_nik(db::Tx& tx, Desk const& desk, access::Officer const& by, CaseId id,
                                           PersonId person, std::string const& reason);

/// May `by` add papers here: whoever has a part and works on it. @refuses cases.not_found cases.not_your_part
[[nodiscard]] Done may_add_paper(db::Tx& tx, Desk const& desk, access::Officer const& by, CaseId id);
/// Their bytes are in the FileStore already; an entry tells them (NewEntry::papers). @refuses as may_add_paper
[[nodiscard]] Done add_papers(db::Tx& tx, Desk const& desk, access::Officer const& by, CaseId id,
                              std::vector<store::PaperRow> const& papers);

// ---- entries and deeds

struct NewEntry {
    std::string kind;
    std::string body;               // JSON
    std::vector<PaperId> papers{};  // uploaded to this case before
};
/// What came of a deed: done, or it waits for a supervisor.
struct Outcome {
    Case now;
    ApprovalId waits;  // none: it took effect
};
/// @refuses cases.not_found cases.kind_unknown http.input_wrong and those of may_enter; cases.service_unknown
/// cases.receipt_missing cases.goals_missing cases.goal_unknown cases.already_in_shelter cases.not_in_shelter
/// cases.paper_unknown cases.only_short
[[nodiscard]] Result<Outcome> enter(db::Tx& tx, Desk const& desk, access::Officer const& by, CaseId id,
                                    NewEntry const& wish);
/// @refuses cases.not_found cases.already_theirs access.act_not_allowed cases.ended
[[nodiscard]] Result<Case> take(db::Tx& tx, Desk const& desk, access::Officer const& by, CaseId id);
/// To an officer, a unit or both. @refuses cases.officer_unknown cases.officer_not_here cases.unit_unknown
[[nodiscard]] Result<Case> assign(db::Tx& tx, Desk const& desk, access::Officer const& by, CaseId id,
                                  access::AccountId officer, access::UnitId unit);
/// @refuses cases.types_missing cases.type_unknown and those of may_lead_deed
[[nodiscard]] Result<Case> set_types(db::Tx& tx, Desk const& desk, access::Officer const& by, CaseId id,
                                     std::vector<std::string> const& types);
/// A person added, or one changed from the version that was seen.
struct PersonWish {
    PersonId person{};
    std::optional<std::int64_t> version{};  // of the one that is changed
    NewPerson values{};
};
/// @refuses cases.person_unknown cases.version_missing cases.person_changed (about: its version now) and those of
/// may_lead_deed
[[nodiscard]] Result<Case> set_person(db::Tx& tx, Desk const& desk, access::Officer const& by, CaseId id,
                                      PersonWish const& wish);
/// A short case that stays open becomes a managed one. @refuses cases.types_missing cases.only_short
[[nodiscard]] Result<Case> manage(db::Tx& tx, Desk const& desk, access::Officer const& by, CaseId id,
                                  std::vector<std::string> const& types);
struct Closing {
    std::string reason;    // a code of close_reasons
    std::string text{};    // for the file
    std::string answer{};  // for whoever asked or complained
};
/// @refuses cases.reason_unknown and those of may_close, may_lead_deed
[[nodiscard]] Result<Outcome> close(db::Tx& tx, Desk const& desk, access::Officer const& by, CaseId id,
                                    Closing const& how);
/// @refuses cases.not_ended cases.already_erased
[[nodiscard]] Result<Case> reopen(db::Tx& tx, Desk const& desk, access::Officer const& by, CaseId id,
                                  std::string const& reason);
/// A supervisor's word: approved, the deed takes effect as asked for.
/// @refuses cases.approval_unknown cases.approval_decided cases.own_approval cases.reason_missing
enum class Verdict : std::uint8_t { approve, disapprove };
[[nodiscard]] Result<Outcome> decide(db::Tx& tx, Desk const& desk, access::Officer const& by, CaseId id,
                                     ApprovalId approval, Verdict verdict, std::string const& reason);

/// The clocks in force on a day.
[[nodiscard]] Clocks clocks_on(db::Tx& tx, Date day);

}  // namespace sinergi::cases

#include "cases/actions/asking.hpp"
