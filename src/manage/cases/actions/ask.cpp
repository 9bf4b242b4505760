// To an office above (escalation) or below (disposition): what will be sent is shown before it goes.

#include "agreements/actions.hpp"
#include "audit/actions.hpp"
#include "base/nik.hpp"
#include "cases/actions/letters.hpp"
#include "cases/actions/waiting.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sinergi::cases {
namespace {

constexpr std::int64_t due_hours_max = 24 * 60;

struct AskedBody {
    AssignmentId assignment;
    std::string to_node, reason, asked;
    std::vector<std::string> tried;
    std::string basis, by;
    std::vector<std::string> fields;
    bool with_pen = false;
    Moment due_at;
};
BOOST_DESCRIBE_STRUCT(AskedBody, (), (assignment, to_node, reason, asked, tried, basis, by, fields, with_pen, due_at))

bool is_emergency(Ask const& wish, Case const& c) {
    return wish.reason == emergency_reason ||
           (wish.kind == AssignmentKind::disposition && c.urgency == Urgency::emergency);
}

/// Who asks for help within the day has an emergency: the queues here and there, their clocks and the wall say so too.
void hasten(Desk const& desk, Hand hand, Ask const& wish, Case& c) {
    if (wish.reason != emergency_reason || !hand.has_lead) return;
    c.urgency = Urgency::emergency;
    c.promise_at = std::min(c.promise_at, promise(c, desk.time()));
}

Done check_direction(db::Tx& tx, Desk const& desk, Ask const& wish) {
    auto const own = desk.own();
    if (wish.kind == AssignmentKind::escalation && !is_above(wish.to_node, own))
        return refuse(Why::malformed, "cases.not_above", "to_node");
    if (wish.kind == AssignmentKind::disposition && !is_above(own, wish.to_node))
        return refuse(Why::malformed, "cases.not_below", "to_node");
    if (!desk.courier.knows(tx, wish.to_node)) return refuse(Why::conflict, "cases.node_unknown", "to_node");
    return {};
}

/// Is there already an entry that says what was tried?
bool has_tried(db::Tx& tx, CaseId id) { return !store::entries_of_kind(tx, id, "tried").empty(); }

Done check(db::Tx& tx, Desk const& desk, access::Officer const& by, Taken const& taken, Ask const& wish) {
    auto const& c = taken.c;
    if (!by.may(access::Act::lead_case)) return refuse(Why::not_allowed, "access.act_not_allowed");
    SINERGI_MUST(is_theirs(by, c));
    if (is_ended(c.state)) return refuse(Why::conflict, "cases.ended");
    if (!taken.hand.has_part) return refuse(Why::not_allowed, "cases.not_your_part", word(wish.kind));
    if (c.pen_node == desk.own() && !taken.hand.has_lead)
        return refuse(Why::conflict, "cases.pen_is_offered", c.pen_offered_to);
    SINERGI_MUST(check_direction(tx, desk, wish));
    if (wish.kind == AssignmentKind::escalation)
        SINERGI_MUST(check_escalation(wish.reason, wish.tried, has_tried(tx, c.id)));
    if (wish.due_hours && (*wish.due_hours < 1 || *wish.due_hours > due_hours_max))
        return refuse(Why::malformed, "cases.hours_wrong", "due_hours");
    if (c.guard == static_cast<std::int64_t>(Guard::named))
        SINERGI_MUST(check_not_named(store::as_named(store::named(tx, c.id)), wish.to_node));
    if (wish.with_pen) SINERGI_MUST(offered(c.pen(), desk.own(), wish.to_node));
    for (auto const& a : taken.all)
        if (a.to_node == wish.to_node && is_running(a.state)) return refuse(Why::conflict, "cases.already_asked");
    return {};
}

/// Words with every NIK masked.
Result<Ask> cleaned(Ask wish) {
    SINERGI_TRY(asked, said(wish.asked, "asked"));
    wish.asked = std::move(asked);
    std::erase_if(wish.tried, [](std::string const& one) { return trimmed(one).empty(); });
    for (auto& one : wish.tried) {
        SINERGI_TRY(clean, said(one, "tried", 500));
        one = std::move(clean);
    }
    return wish;
}

std::string joined(std::vector<std::string> const& lines) {
    std::string out;
    for (auto const& line : lines) out += (out.empty() ? "" : "\n") + line;
    return out;
}

agreements::Ground ground_of(db::Tx& tx, Desk const& desk, Case const& c, Ask const& wish) {
    return agreements::ground_between(
        tx, desk.own(), wish.to_node, desk.today(),
        is_emergency(wish, c) ? agreements::Urgency::emergency : agreements::Urgency::ordinary);
}

Moment due_of(Desk const& desk, agreements::Ground const& ground, Ask const& wish) {
    if (wish.due_hours) return desk.now.plus_ms(*wish.due_hours * hour_ms);
    return agreements::due_at(ground, desk.now, desk.calendar, desk.office.zone);
}

constexpr std::size_t entries_max = 500;           // of the newest, told in one letter
constexpr std::size_t payload_max = 400UL * 1024;  // bytes; federation carries 512 KiB

/// A very long timeline goes without the words and files of its oldest entries; they are read where they were written.
void fit(letters::AskedLetter& letter) {
    auto& entries = letter.case_.entries;
    std::size_t files = 0;
    for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
        entry->papers.resize(std::min(entry->papers.size(), letters::papers_max - files));
        files += entry->papers.size();
    }
    if (entries.size() > entries_max)
        entries.erase(entries.begin(), entries.end() - static_cast<std::ptrdiff_t>(entries_max));
    std::size_t bytes = json::write(letter).size();
    for (auto& entry : entries) {
        if (bytes <= payload_max) return;
        if (!entry.body) continue;
        bytes -= std::min(bytes, entry.body->text.size());
        entry.body.reset();
    }
}

letters::AskedLetter letter_of(db::Tx& tx, Desk const& desk, Case const& c, Ask const& wish,
                               agreements::Ground const& ground, Assignment const& a) {
    letters::AskedLetter letter;
    letter.case_ = letters::limited(letters::whole_case(tx, desk, c), ground.fields);
    letter.assignment = {.kind = a.kind,
                         .author_node = a.author_node,
                         .author_id = a.author_id,
                         .reason = a.reason,
                         .asked = a.asked,
                         .tried = a.tried,
                         .asked_at = a.asked_at,
                         .due_at = a.due_at,
                         .is_emergency = a.is_emergency,
                         .with_pen = wish.with_pen,
                         .is_flagged = a.is_flagged,
                         .basis = a.basis};
    fit(letter);
    return letter;
}

std::string with_masked(std::optional<std::string> const& nik) {
    if (!nik) return {};
    auto const parsed = Nik::parse(*nik);
    return parsed ? parsed->masked() : std::string{};
}

Preview::Line line_of_types(std::string const& types) {
    Preview::Line line{"Jenis PPKS", "PPKS types", {}, {}};
    for (auto const& type : ppks_types()) {
        if (types.find(" " + std::string(type.code) + " ") == std::string::npos) continue;
        line.value += (line.value.empty() ? "" : ", ") + std::string(type.name_id);
        line.value_en += (line.value_en.empty() ? "" : ", ") + std::string(type.name_en);
    }
    return line;
}

/// What an officer reads before it goes: line by line what the letter holds, and nothing it does not.
std::vector<Preview::Line> lines_of(letters::AskedLetter const& letter) {
    std::vector<Preview::Line> lines;
    auto const add = [&](std::string label_id, std::string label_en, std::string value) {
        if (!value.empty()) lines.push_back({std::move(label_id), std::move(label_en), std::move(value)});
    };
    auto const add_word = [&](std::string label_id, std::string label_en, Word const& word) {
        if (!word.name_id.empty())
            lines.push_back(
                {std::move(label_id), std::move(label_en), std::string(word.name_id), std::string(word.name_en)});
    };
    auto const& c = letter.case_;
    auto const& a = letter.assignment;
    add("Yang diminta", "What is asked", a.asked);
    if (auto const* reason = find_escalation_reason(a.reason)) add_word("Alasan", "Reason", *reason);
    add("Yang sudah dicoba", "What was tried", a.tried);
    lines.push_back({.label_id = "Wilayah", .label_en = "Area", .value = c.region.dotted(), .area = c.region});
    if (auto types = line_of_types(c.types); !types.value.empty()) lines.push_back(std::move(types));
    add_word("Risiko", "Risk", said_as(c.risk));
    add_word("Kegentingan", "Urgency", said_as(c.urgency));
    add("Kebutuhan", "Need", c.need.value_or(""));
    if (c.medical) add_word("Pengobatan", "Treatment", said_as(*c.medical));
    for (auto const& p : c.persons) {
        add_word("Jenis kelamin", "Sex", sex_said_as(p.sex));
        add("Umur", "Age", p.age_band);
        add("Nama", "Name", p.name.value_or(""));
        if (p.born_on) add("Tanggal lahir", "Born on", p.born_on->text());
        add("NIK", "NIK", with_masked(p.nik));
        add("Telepon", "Telephone", p.phone.value_or(""));
        add("Alamat", "Address", p.address.value_or(""));
        add("Hubungan", "Relation", p.relation.value_or(""));
    }
    std::size_t words = 0, files = 0;
    for (auto const& entry : c.entries) {
        words += entry.body ? 1 : 0;
        files += entry.papers.size();
    }
    lines.push_back({"Catatan", "Entries", fmt::format("{} ({} dengan isi)", c.entries.size(), words),
                     fmt::format("{} ({} with their words)", c.entries.size(), words)});
    if (files > 0) add("Berkas", "Files", std::to_string(files));
    if (a.with_pen) add_word("Pena", "Pen", {"", "diserahkan", "offered"});
    return lines;
}

Assignment assignment_of(Desk const& desk, access::AccountId by, Case const& c, Ask const& wish,
                         agreements::Ground const& ground) {
    Assignment a{.id = desk.office.ids.make<Assignment>(desk.now),
                 .case_id = c.id,
                 .kind = wish.kind,
                 .author_node = desk.own(),
                 .author_id = {},
                 .from_node = desk.own(),
                 .to_node = wish.to_node,
                 .reason = wish.reason,
                 .asked = wish.asked,
                 .tried = joined(wish.tried),
                 .asked_at = desk.now,
                 .due_at = due_of(desk, ground, wish),
                 .is_emergency = is_emergency(wish, c),
                 .with_pen = wish.with_pen,
                 .basis = word(ground.basis),
                 .agreement = ground.agreement,
                 .is_flagged = ground.is_flagged,
                 .asked_by = by};
    a.author_id = a.id.text();
    return a;
}

/// Both audit chains hold what went: here the digest of it, there that it came.
void send(db::Tx& tx, Desk const& desk, audit::Trace const& trace, Case const& c, Assignment const& a,
          agreements::Ground const& ground, letters::AskedLetter const& letter) {
    auto const payload = json::write(letter);
    audit::Subject const subject{.kind = "case", .id = c.id.raw(), .region = c.region};
    audit::note(tx, desk.office.ids, desk.now, trace, "cases.sent", subject,
                audit::salted_digest(tx, subject, payload));
    desk.courier.send(tx, {.to_node = a.to_node,
                           .kind = "case.asked",
                           .stream = c.stream(),
                           .payload = payload,
                           .basis = a.basis,
                           .agreement = ground.agreement.raw(),
                           .is_emergency = a.is_emergency,
                           .papers = letters::papers_in(letter.case_)});
}

std::vector<std::string> field_words(agreements::Fields const& fields) {
    std::vector<std::string> out;
    for (auto const field : fields.list()) out.push_back(word(field));
    return out;
}

}  // namespace

Done apply_ask(db::Tx& tx, Desk const& desk, access::Officer const& by, Case& c, Ask const& wish) {
    Taken const taken{
        .c = c, .all = store::assignments(tx, c.id), .hand = hand_of(c, store::assignments(tx, c.id), desk.own())};
    SINERGI_MUST(check(tx, desk, by, taken, wish));
    auto const before = c;
    hasten(desk, taken.hand, wish, c);
    auto const ground = ground_of(tx, desk, c, wish);
    auto const a = assignment_of(desk, by.id, c, wish, ground);
    AskedBody const body{.assignment = a.id,
                         .to_node = wish.to_node,
                         .reason = wish.reason,
                         .asked = wish.asked,
                         .tried = wish.tried,
                         .basis = a.basis,
                         .by = word(ground.by),
                         .fields = field_words(ground.fields),
                         .with_pen = wish.with_pen,
                         .due_at = a.due_at};
    bool const is_up = wish.kind == AssignmentKind::escalation;
    if (taken.hand.has_lead) move(c, is_up ? State::eskalasi : State::disposisi, desk.now);
    if (wish.with_pen) {
        SINERGI_TRY(pen, offered(c.pen(), desk.own(), wish.to_node));
        c.pen_seq = pen.seq;
        c.pen_offered_to = pen.offered_to;
        SINERGI_MUST(leave(tx, desk, by.trace(), c, {.kind = "pen_offered"}));
    }
    // Those who share it already hear of it before the newcomer does; the newcomer gets it with the whole.
    SINERGI_MUST(leave(tx, desk, by.trace(), c, {.kind = is_up ? "escalated" : "disposed", .body = json::write(body)}));
    store::insert_assignment(tx, a);
    keep(tx, desk, before, c);
    if (wish.with_pen) letters::tell_pen(tx, desk, c, wish.to_node);
    auto const letter = letter_of(tx, desk, c, wish, ground, a);
    store::put_share(tx, c.id, {.node = wish.to_node, .since = desk.now, .is_emergency = a.is_emergency});
    send(tx, desk, by.trace(), c, a, ground, letter);
    return {};
}

Result<Preview> preview(db::Tx& tx, Desk const& desk, access::Officer const& by, CaseId id, Ask const& raw) {
    SINERGI_TRY(taken, taken_up(tx, desk, by, id));
    SINERGI_TRY(wish, cleaned(raw));
    SINERGI_MUST(check(tx, desk, by, taken, wish));
    hasten(desk, taken.hand, wish, taken.c);
    Preview out;
    out.ground = ground_of(tx, desk, taken.c, wish);
    auto const a = assignment_of(desk, by.id, taken.c, wish, out.ground);
    out.answer_by = a.due_at;
    out.lines = lines_of(letter_of(tx, desk, taken.c, wish, out.ground, a));
    audit::note(tx, desk.office.ids, desk.now, by.trace(), "cases.previewed",
                {.kind = "case", .id = id.raw(), .region = taken.c.region});
    if (!out.ground.agreement.is_none())
        if (auto const agreement = agreements::get(tx, out.ground.agreement))
            out.agreement_number = agreement->terms.number_first;
    return out;
}

Result<Outcome> ask(db::Tx& tx, Desk const& desk, access::Officer const& by, CaseId id, Ask const& raw) {
    SINERGI_TRY(taken, taken_up(tx, desk, by, id));
    SINERGI_TRY(wish, cleaned(raw));
    SINERGI_MUST(check(tx, desk, by, taken, wish));
    if (wish.kind == AssignmentKind::escalation && !is_emergency(wish, taken.c))
        return wait_for(tx, desk, by, taken.c, ApprovalKind::referral, "ask", json::write(wish));
    SINERGI_MUST(apply_ask(tx, desk, by, taken.c, wish));
    return Outcome{.now = std::move(taken.c), .waits = {}};
}

Result<Ask> waiting_ask(std::string_view body) { return json::read<Ask>(body); }

}  // namespace sinergi::cases
