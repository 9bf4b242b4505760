#include "registry/model/form.hpp"

#include <algorithm>

namespace sinergi::registry {
namespace {

constexpr std::array<Code, 2> yes_no{{{1, "ya", "yes"}, {2, "tidak", "no"}}};
constexpr std::array<Code, 3> yes_no_unsure{{{1, "ya", "yes"}, {2, "tidak", "no"}, {8, "tidak tahu", "not known"}}};

constexpr std::array<Code, 11> relations{{{1, "kepala keluarga", "head"},
                                          {2, "suami", "husband"},
                                          {3, "istri", "wife"},
                                          {4, "anak", "child"},
                                          {5, "menantu", "child-in-law"},
                                          {6, "cucu", "grandchild"},
                                          {7, "orang tua", "parent"},
                                          {8, "mertua", "parent-in-law"},
                                          {9, "famili lain", "other kin"},
                                          {10, "pembantu", "servant"},
                                          {11, "lainnya", "other"}}};
constexpr std::array<Code, 4> maritals{{{1, "belum kawin", "not married"},
                                        {2, "kawin", "married"},
                                        {3, "cerai hidup", "divorced"},
                                        {4, "cerai mati", "widowed"}}};

constexpr std::array<Code, 5> holdings{{{1, "milik sendiri", "own"},
                                        {2, "kontrak atau sewa", "rented"},
                                        {3, "bebas sewa", "rent free"},
                                        {4, "dinas", "official"},
                                        {5, "lainnya", "other"}}};
constexpr std::array<Code, 6> deeds{{{1, "SHM atas nama anggota", "SHM, in a member's name"},
                                     {2, "SHM bukan atas nama, dengan perjanjian", "SHM of another, with agreement"},
                                     {3, "SHM bukan atas nama, tanpa perjanjian", "SHM of another, without agreement"},
                                     {4, "SHGB atau SHSRS", "SHGB or SHSRS"},
                                     {5, "girik atau letter C", "girik or letter C"},
                                     {6, "tidak punya", "none"}}};
constexpr std::array<Code, 9> floors{{{1, "marmer atau granit", "marble or granite"},
                                      {2, "keramik", "ceramic"},
                                      {3, "parket, vinil, karpet", "parquet, vinyl, carpet"},
                                      {4, "ubin, tegel, teraso", "tile, terrazzo"},
                                      {5, "kayu atau papan", "wood"},
                                      {6, "semen atau bata merah", "cement or brick"},
                                      {7, "bambu", "bamboo"},
                                      {8, "tanah", "earth"},
                                      {9, "lainnya", "other"}}};
constexpr std::array<Code, 7> walls{{{1, "tembok", "masonry"},
                                     {2, "plesteran anyaman bambu atau kawat", "plastered bamboo or wire"},
                                     {3, "kayu, papan, gypsum, GRC, calciboard", "wood, gypsum, GRC, board"},
                                     {4, "anyaman bambu", "woven bamboo"},
                                     {5, "batang kayu", "logs"},
                                     {6, "bambu", "bamboo"},
                                     {7, "lainnya", "other"}}};
constexpr std::array<Code, 8> roofs{{{1, "beton", "concrete"},
                                     {2, "genteng", "tile"},
                                     {3, "seng", "zinc"},
                                     {4, "asbes", "asbestos"},
                                     {5, "bambu", "bamboo"},
                                     {6, "kayu atau sirap", "wood or shingle"},
                                     {7, "jerami, ijuk, rumbia", "straw, palm"},
                                     {8, "lainnya", "other"}}};
constexpr std::array<Code, 11> waters{{{1, "kemasan bermerek", "bottled"},
                                       {2, "isi ulang", "refilled"},
                                       {3, "leding", "piped"},
                                       {4, "sumur bor atau pompa", "bore or pump"},
                                       {5, "sumur terlindung", "protected well"},
                                       {6, "sumur tak terlindung", "open well"},
                                       {7, "mata air terlindung", "protected spring"},
                                       {8, "mata air tak terlindung", "open spring"},
                                       {9, "air permukaan", "surface water"},
                                       {10, "air hujan", "rain"},
                                       {11, "lainnya", "other"}}};
constexpr std::array<Code, 3> distances{
    {{1, "kurang dari 10 m", "under 10 m"}, {2, "10 m atau lebih", "10 m or more"}, {8, "tidak tahu", "not known"}}};
constexpr std::array<Code, 4> lights{{{1, "PLN dengan meteran", "PLN, metered"},
                                      {2, "PLN tanpa meteran", "PLN, not metered"},
                                      {3, "bukan PLN", "not PLN"},
                                      {4, "bukan listrik", "no electricity"}}};
constexpr std::array<Code, 5> powers{{{1, "450 VA", "450 VA"},
                                      {2, "900 VA", "900 VA"},
                                      {3, "1.300 VA", "1,300 VA"},
                                      {4, "2.200 VA", "2,200 VA"},
                                      {5, "di atas 2.200 VA", "above 2,200 VA"}}};
constexpr std::array<Code, 12> fuels{{{0, "tidak memasak", "does not cook"},
                                      {1, "listrik", "electricity"},
                                      {2, "elpiji 5,5 kg atau blue gaz", "gas 5.5 kg or blue gaz"},
                                      {3, "elpiji 12 kg", "gas 12 kg"},
                                      {4, "elpiji 3 kg", "gas 3 kg"},
                                      {5, "gas kota", "town gas"},
                                      {6, "biogas", "biogas"},
                                      {7, "minyak tanah", "kerosene"},
                                      {8, "briket", "briquettes"},
                                      {9, "arang", "charcoal"},
                                      {10, "kayu bakar", "firewood"},
                                      {11, "lainnya", "other"}}};
constexpr std::array<Code, 6> toilets{{{1, "sendiri", "own"},
                                       {2, "bersama keluarga tertentu", "shared with some"},
                                       {3, "MCK komunal", "communal"},
                                       {4, "MCK umum", "public"},
                                       {5, "ada, tidak digunakan", "there, not used"},
                                       {6, "tidak ada", "none"}}};
constexpr std::array<Code, 4> bowls{{{1, "leher angsa", "water seal"},
                                     {2, "plengsengan dengan tutup", "slope, covered"},
                                     {3, "plengsengan tanpa tutup", "slope, open"},
                                     {4, "cemplung atau cubluk", "pit"}}};
constexpr std::array<Code, 6> drains{{{1, "tangki septik", "septic tank"},
                                      {2, "IPAL", "sewage plant"},
                                      {3, "kolam, sawah, sungai, laut", "pond, field, river, sea"},
                                      {4, "lubang tanah", "hole"},
                                      {5, "pantai atau kebun", "beach or garden"},
                                      {6, "lainnya", "other"}}};
constexpr std::array<Code, 3> schoolings{
    {{1, "belum pernah", "never"}, {2, "masih sekolah", "still"}, {3, "tidak sekolah lagi", "no longer"}}};
constexpr std::array<Code, 22> levels{{{1, "Paket A", "Paket A"},
                                       {2, "SDLB", "SDLB"},
                                       {3, "SD", "SD"},
                                       {4, "MI", "MI"},
                                       {5, "SPM/PDF Ula", "Ula"},
                                       {6, "Paket B", "Paket B"},
                                       {7, "SMPLB", "SMPLB"},
                                       {8, "SMP", "SMP"},
                                       {9, "MTs", "MTs"},
                                       {10, "SPM/PDF Wustha", "Wustha"},
                                       {11, "Paket C", "Paket C"},
                                       {12, "SMLB", "SMLB"},
                                       {13, "SMA", "SMA"},
                                       {14, "MA", "MA"},
                                       {15, "SMK", "SMK"},
                                       {16, "MAK", "MAK"},
                                       {17, "SPM/PDF Ulya", "Ulya"},
                                       {18, "D1 sampai D3", "D1 to D3"},
                                       {19, "D4 atau S1", "D4 or S1"},
                                       {20, "profesi", "professional"},
                                       {21, "S2", "S2"},
                                       {22, "S3", "S3"}}};
constexpr std::array<Code, 26> fields{{{1, "padi dan palawija", "rice and crops"},
                                       {2, "hortikultura", "horticulture"},
                                       {3, "perkebunan", "plantation"},
                                       {4, "perikanan", "fishery"},
                                       {5, "peternakan", "livestock"},
                                       {6, "kehutanan", "forestry"},
                                       {7, "pertambangan", "mining"},
                                       {8, "industri", "manufacturing"},
                                       {9, "listrik dan gas", "electricity and gas"},
                                       {10, "air dan limbah", "water and waste"},
                                       {11, "konstruksi", "construction"},
                                       {12, "perdagangan", "trade"},
                                       {13, "angkutan", "transport"},
                                       {14, "akomodasi dan makan minum", "lodging and food"},
                                       {15, "informasi dan komunikasi", "information"},
                                       {16, "keuangan", "finance"},
                                       {17, "real estat", "real estate"},
                                       {18, "jasa profesional", "professional services"},
                                       {19, "persewaan dan ketenagakerjaan", "rental and labour"},
                                       {20, "administrasi pemerintahan", "government"},
                                       {21, "pendidikan", "education"},
                                       {22, "kesehatan dan sosial", "health and social"},
                                       {23, "kesenian", "arts"},
                                       {24, "jasa lain", "other services"},
                                       {25, "keluarga pemberi kerja", "households as employers"},
                                       {26, "badan internasional", "international bodies"}}};
constexpr std::array<Code, 8> standings{
    {{1, "berusaha sendiri", "own account"},
     {2, "dibantu buruh tidak tetap", "with casual help"},
     {3, "dibantu buruh tetap", "with employees"},
     {4, "buruh atau karyawan", "employee"},
     {5, "PNS, TNI, Polri, BUMN, BUMD, pejabat", "civil servant, army, police, state firm"},
     {6, "pekerja bebas pertanian", "casual, farming"},
     {7, "pekerja bebas bukan pertanian", "casual, other"},
     {8, "pekerja keluarga, tidak dibayar", "family worker, unpaid"}}};
constexpr std::array<Code, 7> turnovers{
    {{1, "di bawah 5 juta", "under 5 million"},
     {2, "5 sampai di bawah 15 juta", "5 to under 15 million"},
     {3, "15 sampai di bawah 25 juta", "15 to under 25 million"},
     {4, "25 sampai di bawah 167 juta", "25 to under 167 million"},
     {5, "167 juta sampai di bawah 1,25 miliar", "167 million to under 1.25 billion"},
     {6, "1,25 sampai di bawah 4,167 miliar", "1.25 to under 4.167 billion"},
     {7, "4,167 miliar ke atas", "4.167 billion and more"}}};
constexpr std::array<Code, 4> nutritions{{{1, "wasting", "wasting"},
                                          {2, "stunting", "stunting"},
                                          {3, "tidak ada catatan", "no record"},
                                          {8, "tidak tahu", "not known"}}};
constexpr std::array<Code, 4> difficulties{{{1, "sama sekali tidak bisa", "cannot at all"},
                                            {2, "banyak kesulitan, perlu bantuan", "much difficulty, needs help"},
                                            {3, "sedikit kesulitan", "some difficulty"},
                                            {4, "tidak", "none"}}};
// The form names the two ends only.
constexpr std::array<Code, 4> sadness{
    {{1, "sangat sering", "very often"}, {2, "2", "2"}, {3, "3", "3"}, {4, "tidak pernah", "never"}}};
constexpr std::array<Code, 18> illnesses{{{1, "tidak ada", "none"},
                                          {2, "hipertensi", "hypertension"},
                                          {3, "rematik", "rheumatism"},
                                          {4, "asma", "asthma"},
                                          {5, "jantung", "heart"},
                                          {6, "diabetes", "diabetes"},
                                          {7, "TBC", "tuberculosis"},
                                          {8, "stroke", "stroke"},
                                          {9, "kanker", "cancer"},
                                          {10, "gagal ginjal", "kidney failure"},
                                          {11, "haemofilia", "haemophilia"},
                                          {12, "HIV/AIDS", "HIV/AIDS"},
                                          {13, "kolesterol", "cholesterol"},
                                          {14, "sirosis", "cirrhosis"},
                                          {15, "thalasemia", "thalassaemia"},
                                          {16, "leukimia", "leukaemia"},
                                          {17, "alzheimer", "Alzheimer"},
                                          {18, "lainnya", "other"}}};

constexpr std::array<Section, 8> all_sections{{
    {"housing", SubjectKind::family, false, "Bangunan", "Building"},
    {"utilities", SubjectKind::family, false, "Air, listrik, sanitasi", "Water, power, sanitation"},
    {"assets", SubjectKind::family, false, "Aset", "Assets"},
    {"aid", SubjectKind::family, false, "Program yang diterima", "Programmes received"},
    {"schooling", SubjectKind::person, false, "Pendidikan", "Schooling"},
    {"work", SubjectKind::person, false, "Pekerjaan", "Work"},
    {"health", SubjectKind::person, true, "Kesehatan", "Health"},
    {"functioning", SubjectKind::person, true, "Kesulitan fungsional", "Functioning"},
}};

using enum AnswerKind;

constexpr Asked from_age(std::int64_t years) { return {.age_min = years}; }

constexpr Question asset(std::string_view key, std::string_view id, std::string_view en) {
    return {key, "assets", code, yes_no, 0, id, en};
}
constexpr Question herd(std::string_view key, std::string_view id, std::string_view en) {
    return {key, "assets", count, {}, 100'000, id, en};
}
constexpr Question programme(std::string_view key, std::string_view id, std::string_view en) {
    return {key, "aid", code, yes_no, 0, id, en};
}
constexpr Question ability(std::string_view key, std::string_view id, std::string_view en, std::int64_t from) {
    return {key, "functioning", code, difficulties, 0, id, en, from_age(from)};
}

constexpr std::array family_questions{
    Question{"id_status_penguasaan_bangunan", "housing", code, holdings, 0, "Status bangunan", "Tenure"},
    Question{"id_bukti_kepemilikan_tanah",
             "housing",
             code,
             deeds,
             0,
             "Bukti kepemilikan tanah",
             "Proof of land",
             {.key = "id_status_penguasaan_bangunan", .codes = {1}}},
    Question{"luas_lantai_bangunan", "housing", count, {}, 9'999, "Luas lantai (m²)", "Floor area (m²)"},
    Question{"id_lantai_terluas", "housing", code, floors, 0, "Lantai terluas", "Main floor"},
    Question{"id_dinding_terluas", "housing", code, walls, 0, "Dinding terluas", "Main wall"},
    Question{"id_atap_terluas", "housing", code, roofs, 0, "Atap terluas", "Main roof"},
    Question{"id_sumber_airminum", "utilities", code, waters, 0, "Sumber air minum", "Drinking water"},
    Question{"jarak_limbah",
             "utilities",
             code,
             distances,
             0,
             "Jarak ke penampungan limbah",
             "Distance to waste",
             {.key = "id_sumber_airminum", .codes = {4, 5, 6, 7, 8}}},
    Question{"id_sumberpenerangan", "utilities", code, lights, 0, "Penerangan", "Lighting"},
    Question{"id_dayapenerangan",
             "utilities",
             code,
             powers,
             0,
             "Daya terpasang",
             "Installed power",
             {.key = "id_sumberpenerangan", .codes = {1}}},
    Question{"id_bb_utama", "utilities", code, fuels, 0, "Bahan bakar memasak", "Cooking fuel"},
    Question{"id_fasilitas_bab", "utilities", code, toilets, 0, "Fasilitas BAB", "Toilet"},
    Question{"id_jenis_kloset",
             "utilities",
             code,
             bowls,
             0,
             "Jenis kloset",
             "Kind of toilet",
             {.key = "id_fasilitas_bab", .codes = {1, 2, 3}}},
    Question{"id_pembuangan_tinja", "utilities", code, drains, 0, "Pembuangan tinja", "Sewage"},
    asset("aset_bergerak_tabung_gas", "Tabung gas 5,5 kg atau lebih", "Gas bottle of 5.5 kg or more"),
    asset("aset_bergerak_lemari_es", "Lemari es", "Refrigerator"),
    asset("aset_bergerak_ac", "AC", "Air conditioner"),
    asset("aset_bergerak_pemanas_air", "Pemanas air", "Water heater"),
    asset("aset_bergerak_telepon_rumah", "Telepon rumah", "Telephone"),
    asset("aset_bergerak_tv_datar", "TV layar datar 30 inci atau lebih", "Flat TV of 30 inches or more"),
    asset("aset_bergerak_emas_perhiasan", "Emas 10 gram atau lebih", "Gold of 10 g or more"),
    asset("aset_bergerak_komputer_laptop_tablet", "Komputer, laptop, tablet", "Computer, laptop, tablet"),
    asset("aset_bergerak_sepeda_motor", "Sepeda motor", "Motorcycle"),
    asset("aset_bergerak_sepeda", "Sepeda", "Bicycle"),
    asset("aset_bergerak_mobil", "Mobil", "Car"),
    asset("aset_bergerak_perahu", "Perahu", "Boat"),
    asset("aset_bergerak_kapal_perahu_motor", "Kapal atau perahu motor", "Motor boat"),
    asset("aset_bergerak_smartphone", "Smartphone", "Smartphone"),
    asset("lahan_tempat_lain", "Lahan di tempat lain", "Land elsewhere"),
    asset("rumah_tempat_lain", "Rumah di tempat lain", "House elsewhere"),
    herd("jml_sapi", "Sapi (ekor)", "Cattle"),
    herd("jml_kerbau", "Kerbau (ekor)", "Buffaloes"),
    herd("jml_kuda", "Kuda (ekor)", "Horses"),
    herd("jml_babi", "Babi (ekor)", "Pigs"),
    herd("jml_kambing_domba", "Kambing atau domba (ekor)", "Goats and sheep"),
    programme("program_bpnt", "Sembako/BPNT", "Sembako/BPNT"),
    programme("program_pkh", "PKH", "PKH"),
    programme("program_blt_dd", "BLT Dana Desa", "BLT village fund"),
    programme("program_subsidi_listrik", "Subsidi listrik", "Electricity subsidy"),
    programme("program_bantuan_pemda", "Bantuan pemerintah daerah", "Aid of the region"),
    programme("program_subsidi_pupuk", "Subsidi pupuk", "Fertiliser subsidy"),
    programme("program_subsidi_lpg", "Subsidi LPG", "LPG subsidy"),
};

constexpr std::array person_questions{
    Question{"id_partisipasi_sekolah", "schooling", code, schoolings, 0, "Partisipasi sekolah", "At school",
             from_age(5)},
    Question{"id_jenjang_pendidikan",
             "schooling",
             code,
             levels,
             0,
             "Jenjang",
             "Level",
             {.key = "id_partisipasi_sekolah", .codes = {2, 3}, .age_min = 5}},
    Question{"kelas",
             "schooling",
             count,
             {},
             8,
             "Kelas (8 = tamat)",
             "Class (8 = finished)",
             {.key = "id_partisipasi_sekolah", .codes = {2, 3}, .age_min = 5}},
    Question{"membantu_bekerja", "work", code, yes_no, 0, "Bekerja seminggu lalu", "Worked last week", from_age(5)},
    Question{"jam_kerja",
             "work",
             count,
             {},
             168,
             "Jam kerja seminggu",
             "Hours a week",
             {.key = "membantu_bekerja", .codes = {1}, .age_min = 5}},
    Question{"id_lapangan_usaha_dari_usaha_utama",
             "work",
             code,
             fields,
             0,
             "Lapangan usaha",
             "Field of work",
             {.key = "membantu_bekerja", .codes = {1}, .age_min = 5}},
    Question{"id_status_kedudukan_pekerjaan_utama",
             "work",
             code,
             standings,
             0,
             "Kedudukan dalam pekerjaan",
             "Standing",
             {.key = "membantu_bekerja", .codes = {1}, .age_min = 5}},
    Question{"id_omset_usaha_utama",
             "work",
             code,
             turnovers,
             0,
             "Omzet usaha sebulan",
             "Turnover a month",
             {.key = "id_status_kedudukan_pekerjaan_utama", .codes = {1, 2, 3}, .age_min = 5}},
    Question{"hamil",
             "health",
             code,
             yes_no,
             0,
             "Hamil",
             "Pregnant",
             {.age_min = 10, .age_max = 54, .sex = "P", .is_for_once_married = true}},
    Question{"id_kondisi_gizi", "health", code, nutritions, 0, "Kondisi gizi", "Nutrition", {.age_max = 4}},
    Question{"id_penyakit_menahun", "health", code, illnesses, 0, "Penyakit menahun", "Chronic illness"},
    Question{"pip", "schooling", code, yes_no_unsure, 0, "Menerima PIP", "Receives PIP", from_age(5)},
    ability("id_penglihatan", "Melihat", "Seeing", 2),
    ability("id_pendengaran", "Mendengar", "Hearing", 2),
    ability("id_berjalan_atau_naik_tangga", "Berjalan atau naik tangga", "Walking or climbing stairs", 2),
    ability("id_menggunakan_tangan_jari", "Menggunakan tangan dan jari", "Using hands and fingers", 2),
    ability("id_belajar_kemampuan_intelektual", "Belajar", "Learning", 2),
    ability("id_pengendalian_perilaku", "Mengendalikan perilaku", "Controlling behaviour", 2),
    ability("id_berbicara_komunikasi", "Berbicara dan berkomunikasi", "Speaking and communicating", 5),
    ability("id_mengurus_diri", "Mengurus diri", "Caring for oneself", 5),
    ability("id_mengingat_berkonsentrasi", "Mengingat dan berkonsentrasi", "Remembering and concentrating", 5),
    Question{"id_kesedihan_depresi", "functioning", code, sadness, 0, "Sedih atau depresi", "Sad or depressed",
             from_age(5)},
};

constexpr auto all_questions = [] {
    std::array<Question, family_questions.size() + person_questions.size()> all{};
    std::ranges::copy(family_questions, all.begin());
    std::ranges::copy(person_questions, all.begin() + family_questions.size());
    return all;
}();

}  // namespace

std::span<Section const> sections() noexcept { return all_sections; }

Result<Section> section_of(std::string_view key) {
    auto const found = std::ranges::find(all_sections, key, &Section::key);
    if (found == all_sections.end()) return refuse(Why::not_found, "registry.section_unknown", "section");
    return *found;
}

std::span<Question const> questions() noexcept { return all_questions; }

Question const* find_question(std::string_view key) noexcept {
    auto const found = std::ranges::find(all_questions, key, &Question::key);
    return found == all_questions.end() ? nullptr : &*found;
}

std::span<Code const> code_list(std::string_view name) noexcept {
    if (name == "relation") return relations;
    if (name == "marital") return maritals;
    return {};
}

}  // namespace sinergi::registry
