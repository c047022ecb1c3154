/// Readings of the departments usual in a service hall.
///
/// A catalogue gives readings for names of matters only; most characters of its departments occur there, but 政 or 健
/// may not, and then "minzheng" would not list the matters of 民政.
enum DepartmentReadings {
  static let all: [(name: String, reading: String)] = [
    ("公安", "gong an"), ("人社", "ren she"), ("人力资源", "ren li zi yuan"), ("社会保障", "she hui bao zhang"),
    ("医保", "yi bao"), ("医疗", "yi liao"), ("市场监管", "shi chang jian guan"), ("监督管理", "jian du guan li"),
    ("税务", "shui wu"), ("自然资源", "zi ran zi yuan"), ("自规", "zi gui"), ("和规划", "he gui hua"),
    ("不动产", "bu dong chan"), ("公积金", "gong ji jin"), ("民政", "min zheng"), ("卫生健康", "wei sheng jian kang"),
    ("住房", "zhu fang"), ("城乡建设", "cheng xiang jian she"), ("综合", "zong he"), ("行政执法", "xing zheng zhi fa"),
    ("城管", "cheng guan"), ("交通运输", "jiao tong yun shu"), ("教育", "jiao yu"), ("残联", "can lian"),
    ("退役军人", "tui yi jun ren"), ("事务", "shi wu"), ("农业农村", "nong ye nong cun"), ("文化", "wen hua"),
    ("广电", "guang dian"), ("旅游", "lv you"), ("体育", "ti yu"), ("文旅", "wen lv"), ("司法", "si fa"),
    ("消防", "xiao fang"), ("救援", "jiu yuan"), ("应急", "ying ji"), ("管理", "guan li"), ("烟草", "yan cao"),
    ("专卖", "zhuan mai"), ("生态", "sheng tai"), ("环境", "huan jing"), ("水利", "shui li"), ("发展", "fa zhan"),
    ("改革", "gai ge"), ("科技", "ke ji"), ("人才", "ren cai"), ("商务", "shang wu"), ("经信", "jing xin"),
    ("供电", "gong dian"), ("供水", "gong shui"), ("燃气", "ran qi"), ("通信", "tong xin"), ("档案", "dang an"),
    ("财政", "cai zheng"), ("审计", "shen ji"), ("统计", "tong ji"), ("气象", "qi xiang"), ("林业", "lin ye"),
    ("园林", "yuan lin"), ("民族", "min zu"), ("宗教", "zong jiao"), ("侨务", "qiao wu"), ("外事", "wai shi"),
    ("海关", "hai guan"), ("邮政", "you zheng"), ("审批", "shen pi"), ("政务", "zheng wu"), ("数据", "shu ju"),
  ]
}
