// A complaint's file: opening it is an action, its line is in the audit chain before the answer goes out.

#include "base/phone.hpp"
#include "grievances/actions/trace.hpp"
#include "grievances/api/shared.hpp"
#include "grievances/api/wire_in.hpp"
#include "grievances/store/photos.hpp"

namespace sinergi::grievances {
namespace {

using http::Call;
using http::Method;

struct Opened {
    Grievance grievance;
    store::Content content;
    std::vector<store::StepRow> steps;
    std::vector<store::NamedRow> named;
    std::vector<store::PhotoRow> photos;
    std::vector<GrievanceId> merged;
    struct Known {
        GrievanceId of;
        store::Reporter reporter;
        bool is_confidential = true;
    };
    std::vector<Known> reporters;
};

Result<Opened> opened(db::Tx& tx, Desk const& desk, access::Officer const& by, GrievanceId id) {
    SINERGI_TRY(grievance, open_file(tx, desk, by, id));
    Opened out{.grievance = grievance,
               .content = store::content(tx, id),
               .steps = store::steps(tx, id),
               .named = store::named(tx, id),
               .photos = store::photos(tx, id),
               .merged = store::merged_with(tx, id),
               .reporters = {}};
    auto all = out.merged;
    all.insert(all.begin(), id);
    for (auto const one : all)
        if (auto reporter = store::find_reporter(tx, one))
            out.reporters.push_back({one, *std::move(reporter), store::content(tx, one).privacy != "open"});
    return out;
}

wire::ReporterOut masked(GrievanceId of, store::Reporter const& r, bool is_confidential) {
    wire::ReporterOut out{.tracking_number = tracking_number(of),
                          .contact = r.contact,
                          .hours_from = r.hours_from,
                          .hours_to = r.hours_to,
                          .no_text = r.no_text,
                          .is_known = !r.name.empty() || !r.phone.empty()};
    if (is_confidential) return out;
    out.name = masked_name(r.name);
    if (auto const phone = Phone::parse(r.phone)) out.phone = phone->masked();
    return out;
}

wire::StepOut step_out(Stand const& stand, store::StepRow const& step) {
    auto& house = stand.house();
    wire::StepOut out{.id = step.id,
                      .at = step.at,
                      .deed = step.deed,
                      .deed_name = stand.word_name("deed", step.deed),
                      .by_role = step.by_role,
                      .is_public = step.is_public,
                      .text = step.body,
                      .from_state = step.from_state,
                      .to_state = step.to_state,
                      .about = step.about};
    if (!step.account.is_none()) {
        auto const somebody = house.names.person(step.account, stand.now());
        out.by_name = somebody.name;
        out.by_unit = somebody.unit_name;
    }
    if (step.about == "account" && step.about_id != 0)
        out.about_name = house.names.person(access::AccountId(step.about_id), stand.now()).name;
    if (step.about == "unit") out.about_name = house.names.unit(access::UnitId(step.about_id), stand.now());
    if (step.about == "grievance") out.about_name = tracking_number(GrievanceId(step.about_id));
    if (step.deed == "rejected" && !step.about.empty()) out.about_name = stand.word_name("reject", step.about);
    return out;
}

wire::ClocksOut clocks_out(Stand const& stand, Grievance const& g) {
    bool const waits = is_open(g.state) && g.state != State::dijawab;
    return {.promise_at = g.promise_at,
            .state_due = g.state_due,
            .promise_days_left = days_left(g.promise_at, stand.time()),
            .promise_hours_left = hours_left(g.promise_at, stand.now()),
            .state_days_left = days_left(g.state_due, stand.time()),
            .state_hours_left = hours_left(g.state_due, stand.now()),
            .extended_to = g.extended_to,
            .is_late = waits && g.promise_at < stand.now(),
            .is_state_late = waits && g.state_due < stand.now()};
}

Result<wire::FileOut> file_of(House& house, Call const& call, wire::OneIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    Stand const stand(house, call);
    SINERGI_TRY(file, house.office.db.write([&](db::Tx& tx) { return opened(tx, stand.desk(), by, in.id); }));
    auto const& g = file.grievance;
    auto const& c = file.content;
    wire::FileOut out{.row = stand.row(listed(g), by),
                      .id = g.id,
                      .tracking_number = tracking_number(g.id),
                      .state = std::string(word(g.state)),
                      .version = g.version,
                      .text = c.body,
                      .lat = c.lat,
                      .lon = c.lon,
                      .source_ref = c.source_ref,
                      .is_asked = c.is_asked,
                      .is_satisfied = c.is_satisfied,
                      .clocks = clocks_out(stand, g)};
    if (!c.received_by.is_none()) out.received_by_name = house.names.person(c.received_by, call.now).name;
    for (auto const& n : file.named)
        if (!n.name.empty() || n.kind == "village")
            out.about.push_back({n.kind, n.name, house.areas.name_of(n.region)});
    for (auto const& p : file.photos) {
        auto const url = "/api/v1/grievances/" + g.id.text() + "/photos/" + p.id.text();
        out.photos.push_back({p.id, url, url + "?size=thumb", p.width, p.height, p.lat, p.lon});
    }
    for (auto step = file.steps.rbegin(); step != file.steps.rend(); ++step)
        out.steps.push_back(step_out(stand, *step));
    for (auto const& known : file.reporters)
        out.reporters.push_back(masked(known.of, known.reporter, known.is_confidential));
    for (auto const id : file.merged) out.merged.push_back(tracking_number(id));
    if (!g.merged_into.is_none()) out.merged_into = g.merged_into;
    if (!c.follows.is_none()) out.follows = tracking_number(c.follows);
    for (auto const deed : deeds_now(g))
        if (may_do(by, g, deed)) out.may.emplace_back(word(deed));
    if (by.may(access::Act::open_reporter) && !out.reporters.empty()) out.may.emplace_back("opened");
    return out;
}

struct OpenedOut {
    std::string name, phone, email, address, contact;
    std::optional<std::int64_t> hours_from, hours_to;
    bool no_text = false;
    std::optional<std::string> wa_link;  // where the reporter may be written to
};
BOOST_DESCRIBE_STRUCT(OpenedOut, (), (name, phone, email, address, contact, hours_from, hours_to, no_text, wa_link))

Result<OpenedOut> reporter(House& house, Call const& call, wire::ReasonIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    Stand const stand(house, call);
    SINERGI_TRY(r, house.office.db.write(
                       [&](db::Tx& tx) { return open_reporter(tx, stand.desk(), by, in.id, in.reason.text()); }));
    OpenedOut out{.name = r.name,
                  .phone = r.phone,
                  .email = r.email,
                  .address = r.address,
                  .contact = r.contact,
                  .hours_from = r.hours_from,
                  .hours_to = r.hours_to,
                  .no_text = r.no_text};
    auto const phone = Phone::parse(r.phone);
    if (phone && phone->is_mobile() && !r.no_text && r.contact != "none")
        out.wa_link = "https://wa.me/" + std::string(phone->digits());
    return out;
}

http::Reply photo(House& house, Call const& call) {
    auto const refused = [&](Refusal const& no) { return http::problem(no, call.language(), house.say); };
    auto const by = house.doors.officer(call);
    if (!by) return refused(by.error());
    auto const id = GrievanceId::parse(call.parameters.find("id")->second);
    auto const photo_id = PhotoId::parse(call.parameters.find("photo")->second);
    Refusal const none{.why = Why::not_found, .key = "grievances.photo_unknown"};
    if (!id || !photo_id) return refused(none);
    Stand const stand(house, call);
    auto const row = house.office.db.read([&](db::Tx& tx) -> Result<store::PhotoOf> {
        SINERGI_TRY(permit, access::permit(access::Act::see_grievance, *by, by->area));
        SINERGI_TRY(seen, store::get(tx, permit, *id));
        auto found = store::find_photo(tx, *photo_id);
        if (!found || found->grievance != *id) return std::unexpected(none);
        return *std::move(found);
    });
    if (!row) return refused(row.error());
    auto bytes = house.files.get(call.asked("size") == "thumb" ? row->thumb : row->digest);
    if (!bytes) return refused(bytes.error());
    auto reply = http::Reply{.status = 200, .type = "image/jpeg", .body = *std::move(bytes)};
    // Nothing of a report stays on a shared office computer.
    reply.headers.emplace_back("Cache-Control", "private, no-store");
    return reply;
}

}  // namespace

void add_file_routes(http::Router& router, House& house) {
    router.add<wire::OneIn, wire::FileOut>(
        Method::get, "/api/v1/grievances/{id}",
        {.summary = "Open a complaint's file; the reading is logged", .tag = "grievances"},
        [&](Call const& call, wire::OneIn const& in) { return file_of(house, call, in); });
    router.add<wire::ReasonIn, OpenedOut>(
        Method::post, "/api/v1/grievances/{id}/open-reporter",
        {.summary = "Who reported, with a reason", .tag = "grievances"},
        [&](Call const& call, wire::ReasonIn const& in) { return reporter(house, call, in); });
    router.add_raw(Method::get, "/api/v1/grievances/{id}/photos/{photo}", {.summary = "A photo", .tag = "grievances"},
                   [&](Call const& call) { return photo(house, call); });
}

}  // namespace sinergi::grievances
