import { crc32 } from "node:zlib";

/** Files in a zip, stored as they are: enough for a roster of a few rows. */
export function zipFiles(files: Readonly<Record<string, string>>): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const [path, data] = [Buffer.from(name), Buffer.from(text)];
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(0x800, 2);
    head.writeUInt32LE(crc32(data), 10);
    head.writeUInt32LE(data.length, 14);
    head.writeUInt32LE(data.length, 18);
    head.writeUInt16LE(path.length, 22);
    const entry = Buffer.alloc(46);
    entry.write("PK\x01\x02");
    entry.writeUInt16LE(20, 4);
    head.copy(entry, 6);
    entry.writeUInt32LE(offset, 42);
    const body = Buffer.concat([Buffer.from("PK\x03\x04"), head, path, data]);
    bodies.push(body);
    directory.push(entry, path);
    offset += body.length;
  }
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06");
  end.writeUInt16LE(bodies.length, 8);
  end.writeUInt16LE(bodies.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, ...directory, end]);
}

interface Pupil {
  readonly id: string;
  readonly given: string;
  readonly family: string;
  readonly grade?: string;
}

const users =
  "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password";

/** A OneRoster 1.1 delivery of one school, one class and these pupils, as a school's own system exports it. */
export const rosterOf = (pupils: readonly Pupil[], classStatus = ""): Record<string, string> => ({
  "manifest.csv":
    "propertyName,value\nmanifest.version,1.0\noneroster.version,1.1\nfile.orgs,bulk\nfile.academicSessions,bulk\nfile.courses,bulk\nfile.classes,bulk\nfile.users,bulk\nfile.enrollments,bulk\nfile.demographics,absent\n",
  "orgs.csv":
    "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId\nHD,,,Harbor District,district,,\nHM,,,Harbor Middle,school,,HD\n",
  "academicSessions.csv":
    "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear\nYR,,,School year,schoolYear,2020-08-15,2099-06-05,,2099\n",
  "courses.csv":
    "sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,subjectCodes\nCO,,,YR,Art,ART-1,07,HM,,\n",
  "classes.csv": `sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods\nCL,${classStatus},,Art period 2,07,CO,ART-1,scheduled,,HM,YR,,,2\n`,
  "users.csv": [
    users,
    ...pupils.map(
      ({ id, given, family, grade = "07" }) => `${id},,,true,HM,student,${id.toLowerCase()},,${given},${family},,,,,,,${grade},s3cret`,
    ),
    "",
  ].join("\n"),
  "enrollments.csv": [
    "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate",
    ...pupils.map(({ id }) => `E${id},,,CL,HM,${id},student,,,`),
    "",
  ].join("\n"),
});
