#include "cases/model/words.hpp"

#include <algorithm>
#include <array>

namespace sinergi::cases {
namespace {

constexpr std::array<PpksType, 26> types{{
    {"balita_telantar", 1, "Anak balita telantar", "Neglected child under five", true},
    {"anak_telantar", 2, "Anak telantar", "Neglected child", true},
    {"anak_berhadapan_hukum", 3, "Anak berhadapan dengan hukum", "Child in conflict with the law", true, false, true},
    {"anak_jalanan", 4, "Anak jalanan", "Street child", true},
    {"anak_disabilitas", 5, "Anak dengan kedisabilitasan", "Child with a disability", true, true},
    {"anak_korban_kekerasan", 6, "Anak korban tindak kekerasan atau diperlakukan salah", "Child harmed by violence",
     true, false, true},
    {"anak_perlindungan_khusus", 7, "Anak yang memerlukan perlindungan khusus", "Child in need of special protection",
     true, false, true},
    {"lansia_telantar", 8, "Lanjut usia telantar", "Neglected old person"},
    {"disabilitas", 9, "Penyandang disabilitas", "Person with a disability", false, true},
    {"tuna_susila", 10, "Tuna susila", "Person in prostitution", false, false, true},
    {"gelandangan", 11, "Gelandangan", "Homeless person"},
    {"pengemis", 12, "Pengemis", "Beggar"},
    {"pemulung", 13, "Pemulung", "Waste picker"},
    {"kelompok_minoritas", 14, "Kelompok minoritas", "Member of a minority"},
    {"bekas_warga_binaan", 15, "Bekas warga binaan lembaga pemasyarakatan", "Former prisoner"},
    {"odha", 16, "Orang dengan HIV/AIDS (ODHA)", "Person with HIV/AIDS", false, true, true},
    {"korban_napza", 17, "Korban penyalahgunaan NAPZA", "Person harmed by drugs", false, true, true},
    {"korban_trafficking", 18, "Korban trafficking", "Person harmed by trafficking", false, false, true},
    {"korban_kekerasan", 19, "Korban tindak kekerasan", "Person harmed by violence", false, false, true},
    {"pekerja_migran", 20, "Pekerja migran bermasalah sosial", "Migrant worker in need"},
    {"korban_bencana_alam", 21, "Korban bencana alam", "Person harmed by a natural disaster"},
    {"korban_bencana_sosial", 22, "Korban bencana sosial", "Person harmed by social conflict"},
    {"perempuan_rawan", 23, "Perempuan rawan sosial ekonomi", "Woman at social and economic risk"},
    {"fakir_miskin", 24, "Fakir miskin", "Destitute person"},
    {"keluarga_bermasalah", 25, "Keluarga bermasalah sosial psikologis", "Family with social and psychological need"},
    {"komunitas_adat", 26, "Komunitas adat terpencil", "Remote indigenous community"},
}};

constexpr std::array<ServiceCode, 24> services{{
    {"atensi_1", "ATENSI: dukungan pemenuhan kebutuhan hidup layak", "ATENSI: needs of a decent life", "paket"},
    {"atensi_2", "ATENSI: perawatan sosial atau pengasuhan anak", "ATENSI: care, care of children", "kali"},
    {"atensi_3", "ATENSI: dukungan keluarga", "ATENSI: support of the family", "kali"},
    {"atensi_4", "ATENSI: terapi fisik, psikososial, mental spiritual", "ATENSI: therapy", "kali"},
    {"atensi_5", "ATENSI: pelatihan vokasional atau kewirausahaan", "ATENSI: vocational training", "kali"},
    {"atensi_6", "ATENSI: bantuan dan asistensi sosial", "ATENSI: social aid and assistance", "paket"},
    {"atensi_7", "ATENSI: dukungan aksesibilitas", "ATENSI: accessibility", "unit"},
    {"spm_permakanan", "Permakanan, paling lama 7 hari", "Meals, at most 7 days", "hari"},
    {"spm_sandang", "Sandang", "Clothing", "paket"},
    {"spm_alat_bantu", "Alat bantu", "Assistive device", "unit"},
    {"spm_perbekalan_kesehatan", "Perbekalan kesehatan", "Health supplies", "paket"},
    {"spm_bimbingan", "Bimbingan fisik, mental, spiritual, dan sosial", "Guidance", "kali"},
    {"spm_bimbingan_keluarga", "Bimbingan sosial kepada keluarga dan masyarakat", "Guidance of family, community",
     "kali"},
    {"spm_dokumen", "Fasilitasi NIK, akta lahir, surat nikah, KIA", "Help with civil documents", "dokumen"},
    {"spm_akses_layanan", "Akses pendidikan dan kesehatan dasar", "Access to school and basic health", "kali"},
    {"spm_penelusuran", "Penelusuran keluarga", "Family tracing", "kali"},
    {"spm_reunifikasi", "Reunifikasi atau reintegrasi sosial", "Reunification", "kali"},
    {"spm_rujukan", "Rujukan", "Referral", "kali"},
    {"spm_data_pengaduan", "Layanan data dan pengaduan", "Data and complaints", "kali"},
    {"spm_kedaruratan", "Layanan kedaruratan", "Emergency service", "kali"},
    {"spm_bencana_permakanan", "Bencana: permakanan", "Disaster: meals", "hari"},
    {"spm_bencana_sandang", "Bencana: sandang", "Disaster: clothing", "paket"},
    {"spm_bencana_pengungsi", "Bencana: tempat pengungsi dan kelompok rentan", "Disaster: shelter, the vulnerable",
     "hari"},
    {"spm_bencana_psikososial", "Bencana: dukungan psikososial", "Disaster: psychosocial support", "kali"},
}};

constexpr std::array<Word, 9> reasons{{
    {"no_local_service", "Tidak ada layanan di daerah", "No local service"},
    {"province_authority", "Kewenangan atau panti provinsi", "Authority or institution of the province"},
    {"province_full", "Panti provinsi penuh", "The province's institution is full"},
    {"province_declined", "Provinsi menolak", "The province declined"},
    {"budget_exhausted", "Anggaran habis", "The budget is used up"},
    {"crosses_regions", "Lintas wilayah", "Crosses regions"},
    {"ministry_authority", "Kewenangan kementerian", "Authority of the ministry"},
    {emergency_reason, "Darurat 1x24 jam", "Emergency, within 24 hours"},
    {"clock_broken", "Tenggat lewat", "The clock ran out"},
}};

constexpr std::array<CloseReason, 10> endings{{
    {"need_met", "Kebutuhan terpenuhi", "The need was met"},
    {"reunified", "Kembali ke keluarga", "Back with the family"},
    {"home_region", "Dipulangkan ke daerah asal", "Sent home to the region of origin"},
    {"placed", "Ditempatkan di panti atau sentra", "Placed in an institution"},
    {"independent", "Sudah mandiri", "Lives on their own means"},
    {"died", "Meninggal dunia", "Died"},
    {"other_office", "Dilanjutkan kantor lain", "Continued by another office", false},
    {"refused_help", "Menolak dibantu", "Refused help", false},
    {"left", "Pergi dan tidak ditemukan", "Left and was not found", false},
    {"not_ppks", "Bukan PPKS atau keliru", "Not in need, or an error", false},
}};

template <class List>
auto const* find_in(List const& list, std::string_view code) noexcept {
    auto const at = std::ranges::find_if(list, [&](auto const& one) { return one.code == code; });
    return at == list.end() ? nullptr : &*at;
}

}  // namespace

std::span<PpksType const> ppks_types() noexcept { return types; }
PpksType const* find_type(std::string_view code) noexcept { return find_in(types, code); }
std::span<ServiceCode const> service_codes() noexcept { return services; }
ServiceCode const* find_service(std::string_view code) noexcept { return find_in(services, code); }
std::span<Word const> escalation_reasons() noexcept { return reasons; }
std::span<CloseReason const> close_reasons() noexcept { return endings; }
CloseReason const* find_close_reason(std::string_view code) noexcept { return find_in(endings, code); }
Word const* find_escalation_reason(std::string_view code) noexcept { return find_in(reasons, code); }
bool is_escalation_reason(std::string_view code) noexcept { return find_in(reasons, code) != nullptr; }

Word said_as(Risk risk) noexcept {
    switch (risk) {
        case Risk::unknown:
            return {"unknown", "belum dinilai", "not yet judged"};
        case Risk::low:
            return {"low", "rendah", "low"};
        case Risk::medium:
            return {"medium", "sedang", "medium"};
        case Risk::high:
            return {"high", "tinggi", "high"};
    }
    return {};
}

Word said_as(Urgency urgency) noexcept {
    switch (urgency) {
        case Urgency::normal:
            return {"normal", "biasa", "ordinary"};
        case Urgency::soon:
            return {"soon", "segera", "soon"};
        case Urgency::emergency:
            return {"emergency", "darurat, 24 jam", "emergency, 24 hours"};
    }
    return {};
}

Word said_as(Medical medical) noexcept {
    switch (medical) {
        case Medical::not_asked:
            return {"not_asked", "tidak ditanyakan", "not asked"};
        case Medical::open:
            return {"open", "belum diperiksa", "nobody has looked yet"};
        case Medical::none:
            return {"none", "tidak perlu berobat", "needs no treatment"};
        case Medical::needed:
            return {"needed", "perlu berobat", "needs treatment"};
        case Medical::treated:
            return {"treated", "sedang dirawat", "in treatment"};
        case Medical::recovered:
            return {"recovered", "sudah pulih", "recovered"};
    }
    return {};
}

Word sex_said_as(std::string_view sex) noexcept {
    if (sex == "L") return {sex, "laki-laki", "male"};
    if (sex == "P") return {sex, "perempuan", "female"};
    return {sex, sex, sex};
}

}  // namespace sinergi::cases
