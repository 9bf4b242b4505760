#pragma once
// What officers do with agreements, and what comes in from the other side. Each deed in the caller's transaction, with
// its audit line, its notice "agreements.<deed>", and the snapshot told to the partner's node.

#include "access/doors.hpp"
#include "agreements/rules.hpp"
#include "base/text.hpp"
#include "plumbing/db/db.hpp"

namespace sinergi::agreements {

/// What a deed stands on.
struct Desk {
    access::Office& office;
    Moment now;
    Herald* herald = nullptr;  // none: nobody is told (a node without partners, a seed)
    [[nodiscard]] std::string own() const { return node_of(office.area); }
    [[nodiscard]] Date today() const { return date_in(office.zone, now); }
};

using Short = Line<1, 200>;
using Words = Text<0, 4000>;

// ---- asked by other houses

/// The agreements of two offices, all states: facts for `ground_for`.
[[nodiscard]] std::vector<Agreement> find_between(db::Tx& tx, std::string_view a, std::string_view b);
/// The default clocks in force on that day.
[[nodiscard]] Defaults defaults_on(db::Tx& tx, Date day);
/// `ground_for` with its facts read.
[[nodiscard]] Ground ground_between(db::Tx& tx, std::string_view from, std::string_view to, Date signed_day,
                                    Urgency urgency);
/// @refuses agreements.unknown
[[nodiscard]] Result<Agreement> get(db::Tx& tx, AgreementId id);
/// By the name it has between nodes ("3208/0ABC..."); none: not known here.
[[nodiscard]] std::optional<Agreement> find_named(db::Tx& tx, std::string_view name);
/// Every agreement this node is a party of, newest first.
[[nodiscard]] std::vector<Agreement> list(db::Tx& tx, std::optional<State> state, std::int64_t limit);
[[nodiscard]] std::vector<PlanItem> plan_of(db::Tx& tx, AgreementId id);
[[nodiscard]] std::vector<Evaluation> evaluations_of(db::Tx& tx, AgreementId id);

// ---- deeds of an officer with `manage_agreement`; `version` is what they saw (agreements.changed_meanwhile)

/// @refuses agreements.not_ours unless this node is a party, and those of check_terms
Result<Agreement> create(db::Tx& tx, Desk const& desk, access::Officer const& by, Terms const& terms,
                         std::vector<Contact> const& contacts);
/// While we have not confirmed them; what the other side confirmed falls away. The parties stay.
/// @refuses agreements.unknown agreements.already_signed agreements.over agreements.parties_fixed
/// agreements.changed_meanwhile
Result<Agreement> change(db::Tx& tx, Desk const& desk, access::Officer const& by, AgreementId id, Terms const& terms,
                         std::int64_t version);
/// The contacts of our own side, any time; in a draft that only we know also the other side's.
/// @refuses agreements.unknown agreements.over agreements.changed_meanwhile
Result<Agreement> set_contacts(db::Tx& tx, Desk const& desk, access::Officer const& by, AgreementId id,
                               std::vector<Contact> const& contacts, std::int64_t version);
/// Confirms for our side that these terms are what was signed on paper. In force once both sides did.
/// @refuses agreements.unknown agreements.over agreements.already_signed agreements.file_missing
/// agreements.changed_meanwhile and those of check_signing
Result<Agreement> sign(db::Tx& tx, Desk const& desk, access::Officer const& by, AgreementId id, std::int64_t version);
/// Ends it for both sides, from `from_day` on (today at the earliest).
/// @refuses agreements.unknown agreements.over agreements.end_in_past
Result<Agreement> end(db::Tx& tx, Desk const& desk, access::Officer const& by, AgreementId id, Date from_day,
                      Line<5, 500> const& why);

struct NewPlanItem {
    std::int64_t year = 0;
    Line<3, 500> action;
    Line<0, 200> owner_first, owner_second;
    Date due;
};
/// @refuses agreements.unknown agreements.over agreements.owner_missing agreements.year_malformed
Result<PlanItem> add_item(db::Tx& tx, Desk const& desk, access::Officer const& by, AgreementId id,
                          NewPlanItem const& wish);
/// An item as it was seen: whoever changed it meanwhile is not overwritten (agreements.item_changed, about: its
/// version now).
struct SeenItem {
    PlanItemId item;
    std::int64_t version = 0;
};
/// The text of an item we wrote down.
/// @refuses agreements.item_unknown agreements.item_not_ours agreements.item_changed
Result<PlanItem> change_item(db::Tx& tx, Desk const& desk, access::Officer const& by, AgreementId id, SeenItem item,
                             NewPlanItem const& wish);
/// @refuses agreements.item_unknown agreements.item_not_ours agreements.item_done agreements.item_changed
Result<PlanItem> withdraw_item(db::Tx& tx, Desk const& desk, access::Officer const& by, AgreementId id, SeenItem item);
/// How far our side is with it. `done_on` none: taken back.
/// @refuses agreements.item_unknown agreements.no_part_of_ours agreements.done_in_future agreements.paper_unknown
/// agreements.item_changed
Result<PlanItem> mark_item(db::Tx& tx, Desk const& desk, access::Officer const& by, AgreementId id, SeenItem item,
                           Progress const& progress);
/// @refuses agreements.unknown agreements.done_in_future agreements.paper_unknown
Result<Evaluation> add_evaluation(db::Tx& tx, Desk const& desk, access::Officer const& by, AgreementId id, Date held_on,
                                  Line<3, 200> const& title, Text<0, 20000> const& minutes, std::string const& file);

/// A file that belongs to an agreement: the signed paper, a proof, minutes.
enum class PaperKind : std::uint8_t { signed_file, proof, minutes };
BOOST_DESCRIBE_ENUM(PaperKind, signed_file, proof, minutes)
struct Paper {
    std::string name;  // in the FileStore
    PaperKind kind = PaperKind::proof;
    std::string file_name, type;
    std::int64_t bytes = 0;
};
BOOST_DESCRIBE_STRUCT(Paper, (), (name, kind, file_name, type, bytes))
/// Its bytes are in the FileStore already. @refuses agreements.unknown agreements.file_fixed
Done add_paper(db::Tx& tx, Desk const& desk, access::Officer const& by, AgreementId id, Paper const& paper);
[[nodiscard]] std::vector<Paper> papers_of(db::Tx& tx, AgreementId id);
/// The files its rows name, for whoever removes what nobody names (plumbing/files/loose.hpp).
[[nodiscard]] db::Statement const& file_names() noexcept;

// ---- from the other side, and by the clock

/// Takes in what a partner's Herald told: federation calls it in the inbox's transaction, once an envelope and in
/// order. A snapshot older than the last one taken changes nothing.
/// @refuses agreements.news_malformed agreements.news_not_party agreements.news_terms_fixed
Done take_news(db::Tx& tx, Desk const& desk, std::string_view from_node, std::string_view kind, std::string_view json);

/// Writes an agreement as it stands, confirmed by both, on the node of a seed or a migration from paper; nobody is
/// told. Laid down with the same origin on both nodes it is the same agreement.
AgreementId lay_down(db::Tx& tx, Desk const& desk, Snapshot const& snapshot);

/// Warns 60 days before the end (notice "agreements.ending", once) and ends what is over ("agreements.ended"). The
/// server asks every hour. @return how many it told of
std::int64_t tend(db::Tx& tx, Desk const& desk);

}  // namespace sinergi::agreements
