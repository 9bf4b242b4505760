#include "seed/together.hpp"

#include "audit/sealer.hpp"
#include "cases/actions.hpp"
#include "federation/nodes.hpp"
#include "seed/stories.hpp"

#include <fmt/format.h>

#include <array>

namespace sinergi::seed {
namespace {

using access::Role;

constexpr std::array ministry_units = {UnitLine{"SICCE", "Pusat Kendali (Si C-Ce)", "penyelia.pusat"},
                                       UnitLine{"REHSOS", "Rehabilitasi Sosial", "penyelia.rehsos"},
                                       UnitLine{"ITJEN", "Inspektorat Jenderal", "itjen", true}};

std::vector<Post> ministry_posts() {
    auto const post = [](std::string account, Role role, std::string unit, std::string superior) {
        return Post{.account = std::move(account),
                    .role = role,
                    .unit = std::move(unit),
                    .superior = std::move(superior),
                    .area = RegionCode{}};
    };
    return {post("admin.pusat", Role::admin, "", ""),
            post("admin2.pusat", Role::admin, "", ""),
            post("kepala.pusat", Role::head, "", ""),
            post("auditor.pusat", Role::auditor, "ITJEN", ""),
            post("itjen", Role::supervisor, "ITJEN", ""),
            post("penyelia.pusat", Role::supervisor, "SICCE", "kepala.pusat"),
            post("penyelia.rehsos", Role::supervisor, "REHSOS", "kepala.pusat"),
            post("piket.pusat", Role::duty_officer, "SICCE", "kepala.pusat"),
            post("pusat1", Role::front_office, "SICCE", "penyelia.pusat"),
            post("pusat2", Role::back_office, "SICCE", "penyelia.pusat"),
            post("rehsos.pusat", Role::back_office, "REHSOS", "penyelia.rehsos")};
}

[[noreturn]] void refused(std::string_view what, Refusal const& refusal) {
    throw Fault(fmt::format("the demo's {} was refused: {} {}", what, refusal.key, refusal.about));
}

/// `here` trusts `there`: two people, and the fingerprint of its card.
void trust(Side const& here, Side const& there) {
    auto const card = federation::read_card(json::write(there.post.card()));
    if (!card) refused("card", card.error());
    auto const done = here.office.db.write([&](db::Tx& tx) -> Done {
        federation::By const first{.name = "Administrator (demo)"};
        federation::By const second{.name = "Administrator kedua (demo)"};
        SINERGI_MUST(propose(tx, here.post, first, *card, there.url, card->card.fingerprint));
        return confirm(tx, here.post, second, card->card.node);
    });
    if (!done && done.error().key != "federation.already_joined") refused("joining", done.error());
}

/// The agreement of the first source article (docs/sources.md#pks-kuningan). Its numbers and its end are not published:
/// what stands here says so.
agreements::Snapshot agreement_of(Side const& regency, agreements::AgreementId id) {
    using namespace agreements;
    auto const day = [](std::string_view text) { return Date::parse(text).value(); };
    Snapshot snapshot;
    auto& agreement = snapshot.agreement;
    agreement.origin_node = node_of(regency.office.area);
    agreement.origin_id = id;
    agreement.terms = {.number_first = "CONTOH/HK.02/2023",
                       .number_second = "CONTOH/KS/2023",
                       .title = "Penanganan pengaduan melalui Si C-Ce dan integrasi PDKT",
                       .parent_mou = "",
                       .scope =
                           "Penanganan pengaduan masyarakat melalui Si C-Ce.\nIntegrasi program daerah PDKT.\nMasalah "
                           "yang tidak dapat ditangani daerah segera diambil alih Kementerian.",
                       .party_first = "pusat",
                       .party_second = node_of(regency.office.area),
                       .signed_on = day("2023-10-04"),
                       .starts_on = day("2023-10-04"),
                       .ends_on = day("2028-10-03"),
                       .answer_days = 5,
                       .answer_hours = {},
                       .emergency_hours = 24,
                       .fields = Fields::parse("identity nik contact address health assessment").value(),
                       .signatories = {{agreements::Side::first, "Pejabat Kementerian (contoh)", "Pihak kesatu"},
                                       {agreements::Side::second, "Pejabat Kabupaten (contoh)", "Pihak kedua"}}};
    agreement.terms_by = "pusat";
    agreement.confirmed_first = {1, agreement.terms.signed_on};
    agreement.confirmed_second = {1, agreement.terms.signed_on};
    agreement.contacts = {
        {agreements::Side::first, "Piket Pusat Kendali", "Si C-Ce", "021171", "", true},
        {agreements::Side::second, "Piket Dinas Sosial", "Rehabilitasi Sosial", "081290010001", "", true}};
    return snapshot;
}

void lay_down_agreement(Side const& regency, Side const& ministry, Moment now) {
    auto const id = regency.office.ids.make<agreements::Agreement>(now);
    for (auto const* side : {&regency, &ministry}) {
        auto const done = side->office.db.write([&](db::Tx& tx) -> Done {
            agreements::lay_down(tx, {side->office, now}, agreement_of(regency, id));
            return {};
        });
        if (!done) refused("agreement", done.error());
    }
}

}  // namespace

std::vector<SeedAccount> seed_ministry(Side const& regency, Side const& ministry, Areas const& areas, Moment now) {
    auto posts = ministry_posts();
    name_posts(posts, 171);
    give_passwords(posts);
    bool const is_there = ministry.office.db.read(
        [](db::Tx& tx) { return access::find_person(tx, access::office_head(tx)).has_value(); });
    if (is_there) return tell_anew(ministry.office, posts, now);
    auto const staff = ministry.office.db.write(
        [&](db::Tx& tx) { return hire(tx, ministry.office, ministry_units, posts, now.plus_ms(-day_ms), now); });
    if (!staff) refused("ministry", staff.error());
    trust(regency, ministry);
    trust(ministry, regency);
    lay_down_agreement(regency, ministry, now);
    play_stories(regency, ministry, *staff, areas, now);
    for (auto const* side : {&regency, &ministry}) audit::Sealer(side->office.db, side->office.clock, {}).seal_once();
    std::vector<SeedAccount> accounts;
    for (auto const& post : posts)
        accounts.push_back({post.account, post.password, std::string(access::role_text(post.role)), "", post.name});
    return accounts;
}

}  // namespace sinergi::seed
